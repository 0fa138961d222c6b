import { Link, useRouter } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyBar } from '../../ui/key-bar.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Quote } from '../../ui/quote.tsx';
import { Ring } from '../../ui/ring.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { trendWords } from '../../ui/trend-words.ts';
import { MergeDialog } from './merge-dialogs.tsx';
import { AcceptDialog, DismissDialog } from './promise-dialogs.tsx';
import type { ThemeRow } from './queries.ts';
import { themePath } from './theme-path.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useRowKeys } from './use-row-keys.ts';

interface TriageListProps {
  themes: readonly ThemeRow[];
  mayAccept: boolean;
  /** Whether anything was said at all. */
  hasTexts: boolean;
  selected: string | undefined;
  onSelect: (id: string) => void;
}

type TriageDeed = 'accept' | 'merge' | 'dismiss' | 'snooze';

const keys = [{ keys: 'j k', label: 'move' }, { keys: 'Enter', label: 'open' }, { keys: '1', label: 'accept' }, { keys: '2', label: 'merge into' }, { keys: '3', label: 'not a theme' }, { keys: 'h', label: 'snooze' }, { keys: '?', label: 'all keys' }];

/** What customers keep saying and nobody answers for yet: accept it with a person and a date, or say that it is not a theme. */
export function TriageList({ themes, mayAccept, hasTexts, selected, onSelect }: TriageListProps) {
  const [asked, setAsked] = useState<{ deed: TriageDeed; theme: ThemeRow }>();
  const router = useRouter();
  const deedsOn = (theme: ThemeRow) => [
    { id: 'accept-theme', label: `Accept: ${theme.title}`, keys: '1', run: () => setAsked({ deed: 'accept', theme }) },
    { id: 'merge-theme', label: `Merge into another theme: ${theme.title}`, keys: '2', run: () => setAsked({ deed: 'merge', theme }) },
    { id: 'dismiss-theme', label: `Not a theme: ${theme.title}`, keys: '3', run: () => setAsked({ deed: 'dismiss', theme }) },
    { id: 'snooze-theme', label: `Snooze: ${theme.title}`, keys: 'h', run: () => setAsked({ deed: 'snooze', theme }) },
  ];
  useRowKeys({ group: 'Triage', themes, selected, onSelect, onOpen: (theme) => router.history.push(themePath(theme.id)), deedsOn: mayAccept ? deedsOn : () => [] });
  if (themes.length === 0) return <NothingToTriage hasTexts={hasTexts} />;
  return (
    <>
      <ul className="border-t border-line">
        {themes.map((theme) => (
          <TriageRow key={theme.id} theme={theme} isSelected={theme.id === selected} mayAccept={mayAccept} onDeed={(deed) => setAsked({ deed, theme })} />
        ))}
      </ul>
      {mayAccept ? <KeyBar entries={keys} /> : null}
      {asked?.deed === 'accept' ? <AcceptDialog theme={asked.theme} onClose={() => setAsked(undefined)} /> : null}
      {asked?.deed === 'merge' ? <MergeDialog theme={asked.theme} onClose={() => setAsked(undefined)} /> : null}
      {asked?.deed === 'dismiss' ? <DismissDialog theme={asked.theme} onClose={() => setAsked(undefined)} /> : null}
      {asked?.deed === 'snooze' ? <SnoozeDialog theme={asked.theme} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}

interface TriageRowProps {
  theme: ThemeRow;
  isSelected: boolean;
  mayAccept: boolean;
  onDeed: (deed: TriageDeed) => void;
}

function TriageRow({ theme, isSelected, mayAccept, onDeed }: TriageRowProps) {
  const mark = isSelected ? 'border-s-kept bg-surface' : 'border-s-transparent hover:bg-hover';
  return (
    <li aria-current={isSelected || undefined} className={`grid grid-cols-[28px_minmax(0,1fr)_110px_auto] items-center gap-x-4 gap-y-1 border-s-[3px] border-b border-b-line py-3 ps-[5px] pe-2 max-desk:grid-cols-[28px_minmax(0,1fr)] ${mark}`}>
      <Ring arcs={theme.ring} />
      <Link to={themePath(theme.id)} data-theme-row={theme.id} className="title-link min-w-0 text-row break-words">
        {theme.title}
      </Link>
      <span className="flex justify-self-end max-desk:hidden">
        <Sparkline values={theme.trend} label={trendWords(theme.trend)} />
      </span>
      {mayAccept ? (
        <span className="flex gap-1.5 max-desk:col-start-2 max-desk:row-start-3">
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
      <div className="col-start-2 -col-end-1 flex min-w-0 items-baseline gap-x-3 gap-y-1 text-ink-2 max-desk:row-start-2 max-desk:flex-wrap [&_blockquote]:text-large">
        {theme.quote === null ? null : (
          <div className="min-w-0 [&_blockquote]:line-clamp-1 max-desk:[&_blockquote]:line-clamp-2">
            <Quote text={theme.quote.text} />
          </div>
        )}
        <span className="num shrink-0 text-tiny text-ink-3">{countWords(theme.people, 'person', 'people')}</span>
      </div>
    </li>
  );
}

function NothingToTriage({ hasTexts }: { hasTexts: boolean }) {
  if (!hasTexts) {
    return (
      <EmptyState kind="none-yet" title="Nothing was said yet." action={<ButtonLink to="/import">Import a file</ButtonLink>}>
        Themes are found once about thirty comments have arrived.
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="none-yet" title="Nothing waits in triage." action={<ButtonLink to="/unthemed">See what has no theme</ButtonLink>}>
      New themes are looked for whenever half as much again was said.
    </EmptyState>
  );
}
