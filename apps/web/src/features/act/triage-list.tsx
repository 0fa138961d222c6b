import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyBar } from '../../ui/key-bar.tsx';
import { Select } from '../../ui/select.tsx';
import { BulkAcceptDialog, BulkDismissDialog, BulkSnoozeDialog } from './bulk-dialogs.tsx';
import { MergeDialog } from './merge-dialogs.tsx';
import { AcceptDialog, DismissDialog } from './promise-dialogs.tsx';
import type { ThemeRow } from './queries.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { themePath } from './theme-path.ts';
import { type TriageDeed, TriageRow } from './triage-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

interface TriageListProps {
  themes: readonly ThemeRow[];
  mayAccept: boolean;
  /** Whether anything was said at all. */
  hasTexts: boolean;
  selected: string | undefined;
  onSelect: (id: string) => void;
  sort: string | undefined;
  onSort: (sort: string) => void;
}

const keys = [{ keys: 'j k', label: 'move' }, { keys: 'Enter', label: 'open' }, { keys: '1', label: 'accept' }, { keys: '2', label: 'merge into' }, { keys: '3', label: 'not a theme' }, { keys: 'h', label: 'snooze' }, { keys: 'x', label: 'select' }, { keys: '?', label: 'all keys' }];

const orders = [
  { value: 'volume', label: 'People' },
  { value: 'growth', label: 'Growth' },
  { value: 'score', label: 'Effect on the score' },
];

/** What customers keep saying and nobody answers for yet: accept it with a person and a date, merge it, say that it is not a theme, or snooze; one by one, or several at once. */
export function TriageList({ themes, mayAccept, hasTexts, selected, onSelect, sort, onSort }: TriageListProps) {
  const [asked, setAsked] = useState<{ deed: TriageDeed; theme: ThemeRow }>();
  const [bulk, setBulk] = useState<Exclude<TriageDeed, 'merge'>>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const router = useRouter();
  const chosen = themes.filter((theme) => ticked.has(theme.id));
  const tick = ({ id }: ThemeRow) => setTicked(ticked.has(id) ? new Set([...ticked].filter((each) => each !== id)) : new Set([...ticked, id]));
  const clear = () => setTicked(new Set());
  const single = (theme: ThemeRow) => [
    { id: 'accept-theme', label: `Accept: ${theme.title}`, keys: '1', run: () => setAsked({ deed: 'accept', theme }) },
    { id: 'merge-theme', label: `Merge into another theme: ${theme.title}`, keys: '2', run: () => setAsked({ deed: 'merge', theme }) },
    { id: 'dismiss-theme', label: `Not a theme: ${theme.title}`, keys: '3', run: () => setAsked({ deed: 'dismiss', theme }) },
    { id: 'snooze-theme', label: `Snooze: ${theme.title}`, keys: 'h', run: () => setAsked({ deed: 'snooze', theme }) },
  ];
  const several = [
    { id: 'accept-themes', label: `Accept ${chosen.length}`, keys: '1', run: () => setBulk('accept') },
    { id: 'dismiss-themes', label: `Not a theme: ${chosen.length}`, keys: '3', run: () => setBulk('dismiss') },
    { id: 'snooze-themes', label: `Snooze ${chosen.length}`, keys: 'h', run: () => setBulk('snooze') },
    { id: 'select-nothing', label: 'Select nothing', keys: 'c', run: clear },
  ];
  const deedsOn = (theme: ThemeRow) => [{ id: 'tick-theme', label: `Select: ${theme.title}`, keys: 'x', isKeyOnly: true, run: () => tick(theme) }, ...(chosen.length === 0 ? single(theme) : several)];
  useRowKeys({ group: 'Triage', themes, selected, onSelect, onOpen: (theme) => router.history.push(themePath(theme.id)), deedsOn: mayAccept ? deedsOn : () => [] });
  if (themes.length === 0) return <NothingToTriage hasTexts={hasTexts} />;
  return (
    <>
      <div className="mb-3 flex items-end justify-between gap-4">
        <p className="num text-small text-ink-2">{`${countWords(themes.length, 'proposal waits', 'proposals wait')} for a person and a date`}</p>
        <div className="w-44">
          <Select label="Order" value={orders.some(({ value }) => value === sort) ? sort : 'volume'} onChange={(event) => onSort(event.target.value)} choices={orders} />
        </div>
      </div>
      <ul className="border-t border-line">
        {themes.map((theme) => (
          <TriageRow key={theme.id} theme={theme} isSelected={theme.id === selected} isTicked={ticked.has(theme.id)} onTick={() => tick(theme)} mayAccept={mayAccept} onDeed={(deed) => setAsked({ deed, theme })} />
        ))}
      </ul>
      {mayAccept ? <BulkBar count={chosen.length} onDeed={setBulk} onClear={clear} /> : null}
      {mayAccept ? <KeyBar entries={keys} /> : null}
      <TriageDialog asked={asked} themes={themes} onClose={() => setAsked(undefined)} />
      <BulkDialog
        deed={chosen.length === 0 ? undefined : bulk}
        themes={chosen}
        onClose={() => setBulk(undefined)}
        onDone={() => {
          setBulk(undefined);
          clear();
        }}
      />
    </>
  );
}

/** The dialog on one proposal, as it stands now: somebody else may have changed it since it was opened. */
function TriageDialog({ asked, themes, onClose }: { asked: { deed: TriageDeed; theme: ThemeRow } | undefined; themes: readonly ThemeRow[]; onClose: () => void }) {
  if (asked === undefined) return null;
  const theme = themes.find(({ id }) => id === asked.theme.id) ?? asked.theme;
  const Dialog = { accept: AcceptDialog, merge: MergeDialog, dismiss: DismissDialog, snooze: SnoozeDialog }[asked.deed];
  return <Dialog theme={theme} onClose={onClose} />;
}

function BulkDialog({ deed, ...props }: { deed: Exclude<TriageDeed, 'merge'> | undefined; themes: readonly ThemeRow[]; onClose: () => void; onDone: () => void }) {
  if (deed === undefined) return null;
  const Dialog = { accept: BulkAcceptDialog, dismiss: BulkDismissDialog, snooze: BulkSnoozeDialog }[deed];
  return <Dialog {...props} />;
}

/** What can be done with the selected proposals; each button carries their number. */
function BulkBar({ count, onDeed, onClear }: { count: number; onDeed: (deed: Exclude<TriageDeed, 'merge'>) => void; onClear: () => void }) {
  return (
    <div role="status" className={count === 0 ? '' : 'sticky bottom-3 z-10 mt-3 flex flex-wrap items-center gap-2 rounded-field border border-line-strong bg-surface p-2.5'}>
      {count === 0 ? null : (
        <>
          <span className="num px-1.5 text-small">{`${countWords(count, 'theme', 'themes')} selected`}</span>
          <Button size="small" variant="primary" keys="1" onClick={() => onDeed('accept')}>{`Accept ${count}`}</Button>
          <Button size="small" keys="3" onClick={() => onDeed('dismiss')}>{`Not a theme: ${count}`}</Button>
          <Button size="small" keys="h" onClick={() => onDeed('snooze')}>{`Snooze ${count}`}</Button>
          <Button size="small" variant="quiet" keys="c" onClick={onClear}>
            Select nothing
          </Button>
        </>
      )}
    </div>
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
