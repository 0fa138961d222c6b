import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { TextField } from '../../ui/text-field.tsx';
import { themesQuery } from '../act/queries.ts';
import { matchingThemes } from './matching-themes.ts';

interface ThemeFinderProps {
  label: string;
  hint?: string;
  /** The field of the form it fills, for errors that lead here. */
  name: string;
  error?: string | undefined;
  themeId: string;
  chosen: string;
  onChoose: (id: string) => void;
}

/** Finds a theme by typing some of its words, among all that stand but the one at hand; the most spoken of first. Enter takes the first. */
export function ThemeFinder({ label, hint, name, error, themeId, chosen, onChoose }: ThemeFinderProps) {
  const { data } = useQuery(themesQuery({ sort: 'volume' }));
  const [typed, setTyped] = useState('');
  const found = matchingThemes(data?.themes ?? [], typed, new Set([themeId]));
  const picked = (data?.themes ?? []).find((each) => each.id === chosen);
  // Enter takes the first that was found: it must not send the form with what was chosen before.
  const chooseFirst = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = found;
    if (first !== undefined) onChoose(first.id);
  };
  return (
    <div className="grid gap-2">
      <TextField label={label} hint={hint} name={name} error={error} type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={chooseFirst} />
      <p role="status" className={`text-small ${picked === undefined && (typed === '' || found.length > 0) ? 'sr-only' : ''}`}>
        {picked === undefined ? typed === '' || found.length > 0 ? countWords(found.length, 'theme', 'themes') : 'No theme has these words.' : <>Chosen: <b className="font-[620]">{picked.title}</b></>}
      </p>
      {found.length === 0 ? null : (
        <ul aria-label="Themes found" className="border-t border-line">
          {found.map((each) => (
            <li key={each.id} className={`flex items-center justify-between gap-3 border-b border-line py-2 ps-2 ${chosen === each.id ? 'bg-kept-soft' : ''}`}>
              <span className="min-w-0 break-words">
                {each.title} <span className="num text-small text-ink-2">{`${countWords(each.people, 'person', 'people')}${each.owner === null ? '' : `, ${each.owner.name}`}`}</span>
              </span>
              <Button size="small" aria-pressed={chosen === each.id} aria-label={`Choose “${each.title}” among those found`} onClick={() => onChoose(each.id)}>
                Choose
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
