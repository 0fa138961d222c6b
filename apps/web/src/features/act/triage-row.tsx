import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { countWords } from '../../ui/count-words.ts';
import { Menu } from '../../ui/menu.tsx';
import { Quote } from '../../ui/quote.tsx';
import { Ring } from '../../ui/ring.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { trendWords } from '../../ui/trend-words.ts';
import type { ThemeRow } from './queries.ts';
import { themePath } from './theme-path.ts';
import { growthWords, scoreWords } from './triage-words.ts';

export type TriageDeed = 'accept' | 'merge' | 'dismiss' | 'snooze';

interface TriageRowProps {
  theme: ThemeRow;
  isSelected: boolean;
  /** Ticked, for one deed on several. */
  isTicked: boolean;
  onTick: () => void;
  mayAccept: boolean;
  onDeed: (deed: TriageDeed) => void;
}

/** One proposal: its title, what it does over time, one customer's words, how many, how it grows and what it does to the score. */
export function TriageRow({ theme, isSelected, isTicked, onTick, mayAccept, onDeed }: TriageRowProps) {
  const mark = isSelected ? 'border-s-kept bg-surface' : 'border-s-transparent hover:bg-hover';
  return (
    <li aria-current={isSelected || undefined} className={`grid grid-cols-[28px_28px_minmax(0,1fr)_110px_auto] items-center gap-x-4 gap-y-1 border-s-[3px] border-b border-b-line py-3 ps-[5px] pe-2 max-desk:grid-cols-[24px_24px_minmax(0,1fr)] max-desk:gap-x-2.5 ${mark} ${isTicked ? 'bg-kept-soft' : ''}`}>
      {mayAccept ? <Checkbox label={`Select “${theme.title}”`} isLabelHidden checked={isTicked} onChange={onTick} /> : <span />}
      <Ring arcs={theme.ring} />
      <Link to={themePath(theme.id)} data-theme-row={theme.id} className="title-link min-w-0 text-row break-words">
        {theme.title}
      </Link>
      <span className="flex justify-self-end max-desk:hidden">
        <Sparkline values={theme.trend} label={trendWords(theme.trend)} />
      </span>
      {mayAccept ? (
        <span className="flex gap-1.5 max-desk:col-start-3 max-desk:row-start-3">
          <Button size="small" onClick={() => onDeed('accept')} aria-label={`Accept “${theme.title}”`}>
            Accept
          </Button>
          <Button size="small" variant="quiet" onClick={() => onDeed('dismiss')} aria-label={`“${theme.title}” is not a theme`}>
            Not a theme
          </Button>
          <Menu
            trigger={<Ellipsis aria-hidden="true" size={16} />}
            label={`More to do with “${theme.title}”`}
            variant="quiet"
            size="small"
            items={[
              { id: 'merge', label: 'Merge into another theme', onSelect: () => onDeed('merge') },
              { id: 'snooze', label: 'Snooze', onSelect: () => onDeed('snooze') },
            ]}
          />
        </span>
      ) : (
        <span />
      )}
      <div className="col-start-3 -col-end-1 flex min-w-0 items-baseline gap-x-3 gap-y-1 text-ink-2 max-desk:row-start-2 max-desk:flex-wrap [&_blockquote]:text-large">
        {theme.quote === null ? null : (
          <div className="min-w-0 [&_blockquote]:line-clamp-1 max-desk:[&_blockquote]:line-clamp-2">
            <Quote text={theme.quote.text} />
          </div>
        )}
        <span className="num shrink-0 text-tiny text-ink-3 max-desk:shrink">{[countWords(theme.people, 'person', 'people'), growthWords(theme), scoreWords(theme.score)].filter((part) => part !== '').join(' · ')}</span>
      </div>
    </li>
  );
}
