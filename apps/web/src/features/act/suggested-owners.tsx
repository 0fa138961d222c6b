import { useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { ownerSuggestionsQuery } from './owners-query.ts';

interface SuggestedOwnersProps {
  themeId: string;
  origin: string;
  chosen: string;
  onChoose: (memberId: string) => void;
}

/** People who may be the ones to own a theme, each with the reason; nobody is chosen until a person does it. */
export function SuggestedOwners({ themeId, origin, chosen, onChoose }: SuggestedOwnersProps) {
  const { data } = useQuery(ownerSuggestionsQuery(themeId, origin));
  const suggestions = data?.suggestions ?? [];
  if (suggestions.length === 0) return null;
  return (
    <ul aria-label="Suggested owners" className="-mt-3 border-b border-line">
      {suggestions.map(({ memberId, name, reason }) => (
        <li key={memberId} className={`flex items-center justify-between gap-3 border-t border-line py-2 ps-2 ${chosen === memberId ? 'bg-kept-soft' : ''}`}>
          <span className="min-w-0 text-small break-words">
            <b className="font-[620]">{name}</b> <span className="num text-ink-2">{reason}</span>
          </span>
          <Button size="small" aria-pressed={chosen === memberId} aria-label={`Choose ${name}`} onClick={() => onChoose(memberId)}>
            Choose
          </Button>
        </li>
      ))}
    </ul>
  );
}
