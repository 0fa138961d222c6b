import { Link } from '@tanstack/react-router';
import { Checkbox } from '../../ui/checkbox.tsx';
import { countWords } from '../../ui/count-words.ts';
import { Quote } from '../../ui/quote.tsx';
import { Ring } from '../../ui/ring.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { Status } from '../../ui/status.tsx';
import { trendWords } from '../../ui/trend-words.ts';
import { deadlineWords } from './deadline-words.ts';
import type { MyTheme } from './queries.ts';
import { ThemeStanding } from './theme-standing.tsx';
import { themePath } from './theme-path.ts';

interface MyThemesRowProps {
  theme: MyTheme;
  tone: 'late' | 'soon' | 'calm';
  isSelected: boolean;
  /** Chosen, for one deed on several. */
  isTicked: boolean;
  onTick: () => void;
}

const tones = { late: 'text-late', soon: 'text-soon', calm: 'text-ink-2' } as const;

/** One of my themes: what it is, how it stands, what one customer said. The whole row leads to the theme. */
export function MyThemesRow({ theme, tone, isSelected, isTicked, onTick }: MyThemesRowProps) {
  const mark = isSelected ? 'border-s-kept bg-surface' : 'border-s-transparent hover:bg-hover';
  return (
    <li
      aria-current={isSelected || undefined}
      className={`relative grid grid-cols-[24px_28px_minmax(0,1fr)_130px_130px_120px] max-wide:grid-cols-[24px_28px_minmax(0,1fr)_120px_116px] items-center gap-x-4 gap-y-1 border-s-[3px] border-b border-b-line py-3.5 ps-[5px] pe-2 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-(--focus) max-desk:grid-cols-[24px_28px_minmax(0,1fr)_auto] max-desk:gap-x-3 ${mark} ${isTicked ? 'bg-kept-soft' : ''}`}
    >
      <span className="relative z-10">
        <Checkbox label={`Select “${theme.title}”`} isLabelHidden checked={isTicked} onChange={onTick} />
      </span>
      <Ring arcs={theme.ring} />
      <Link to={themePath(theme.id)} data-theme-row={theme.id} className="title-link min-w-0 text-row break-words outline-none after:absolute after:inset-0">
        {theme.title}
      </Link>
      <span className="flex max-desk:hidden">
        <Status status={theme.status} />
      </span>
      <span className={`num text-small font-[560] whitespace-nowrap ${tones[tone]}`}>{deadlineWords(theme.deadlineOn, theme.daysLate)}</span>
      <span className="flex justify-self-end max-wide:hidden">
        <Sparkline values={theme.trend} label={trendWords(theme.trend)} />
      </span>
      <div className="col-start-3 -col-end-1 flex min-w-0 items-baseline gap-x-3 gap-y-1 text-ink-2 max-desk:flex-wrap [&_blockquote]:text-large">
        {theme.quote === null ? null : (
          <div className="min-w-0 [&_blockquote]:line-clamp-1 max-desk:[&_blockquote]:line-clamp-2">
            <Quote text={theme.quote.text} />
          </div>
        )}
        <span className="flex desk:hidden">
          <Status status={theme.status} />
        </span>
        {theme.standsInFor === null ? null : <span className="shrink-0 text-tiny font-[560] text-soon">for {theme.standsInFor}, who is away</span>}
        <span className="num shrink-0 text-tiny text-ink-3">{countWords(theme.people, 'person', 'people')}</span>
        {theme.blocked === null ? <ThemeStanding theme={theme} /> : null}
      </div>
      {theme.blocked === null ? null : <div className="col-start-3 -col-end-1 flex flex-wrap gap-x-3"><ThemeStanding theme={theme} /></div>}
    </li>
  );
}
