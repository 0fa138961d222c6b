import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useActions } from '../../app-shell/use-actions.ts';
import { countWords } from '../../ui/count-words.ts';
import { RefusedThemes, ThemesBulkBar, type ThemesDeed, themesDeeds } from './themes-bulk-bar.tsx';
import type { NamedTheme, RefusedTheme } from './use-bulk-deed.ts';

const ThemesBulkDialog = lazy(() => import('./themes-bulk.tsx').then(({ ThemesBulkDialog: dialog }) => ({ default: dialog })));

interface SeveralInput {
  themes: readonly NamedTheme[];
  mayUpdate: boolean;
  /** Whether the person may give themes to others without asking. */
  mayAssign: boolean;
}

interface Several {
  /** The ids of those that are chosen. */
  readonly ticked: readonly string[];
  readonly setTicked: (ids: readonly string[]) => void;
  /** Chooses one, or no longer. */
  readonly toggle: (id: string) => void;
  /** Stands above the list: what was refused, and why. */
  readonly notice: ReactNode;
  /** Stands below it: what can be done with the chosen ones. */
  readonly bar: ReactNode;
}

const deeds = { owner: { words: 'Hand over', keys: 'a' }, date: { words: 'Move the date of', keys: 'd' }, acknowledge: { words: 'Acknowledge', keys: '1' }, snooze: { words: 'Snooze', keys: 'h' } } as const satisfies Record<ThemesDeed, object>;

/** Several themes of a list are chosen for one deed; the keys of a single one do it to all of them meanwhile. */
export function useSeveralThemes({ themes, mayUpdate, mayAssign }: SeveralInput): Several {
  const [ids, setIds] = useState<readonly string[]>([]);
  const [deed, setDeed] = useState<ThemesDeed>();
  const [refused, setRefused] = useState<readonly RefusedTheme[]>([]);
  const chosen = mayUpdate ? themes.filter(({ id }) => ids.includes(id)) : [];
  const ticked = chosen.map(({ id }) => id);
  useActions(chosen.length === 0 ? [] : themesDeeds.filter((each) => each !== 'owner' || mayAssign).map((each) => ({ id: `themes-${each}`, label: `${deeds[each].words} ${countWords(chosen.length, 'theme', 'themes')}`, group: 'Themes', keys: deeds[each].keys, run: () => setDeed(each) })));
  const done = (notDone: readonly RefusedTheme[]) => {
    setDeed(undefined);
    setIds([]);
    setRefused(notDone);
  };
  return {
    ticked,
    setTicked: setIds,
    toggle: (id) => setIds(ticked.includes(id) ? ticked.filter((each) => each !== id) : [...ticked, id]),
    notice: <RefusedThemes refused={refused} onClose={() => setRefused([])} />,
    bar: (
      <>
        <ThemesBulkBar count={chosen.length} mayAssign={mayAssign} onDeed={setDeed} onClear={() => setIds([])} />
        {deed === undefined ? null : (
          <Suspense>
            <ThemesBulkDialog deed={deed} themes={chosen} onClose={() => setDeed(undefined)} onDone={done} />
          </Suspense>
        )}
      </>
    ),
  };
}
