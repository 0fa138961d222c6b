import type { Permission } from '@kept/core/permissions.ts';
import { lazy, Suspense } from 'react';
import { KeyBar } from '../../ui/key-bar.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { MyThemesAsked } from './my-themes-asked.tsx';
import { MyThemesGroup } from './my-themes-group.tsx';
import { myThemesLead } from './my-themes-lead.ts';
import type { MyThemes } from './queries.ts';
import { MyCalls } from './notes/my-calls.tsx';
import { MySteps } from './steps/my-steps.tsx';
import { themeDeeds } from './theme-deeds.ts';
import { useListDeeds } from './use-list-deeds.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useSeveralThemes } from './use-several-themes.tsx';

interface MyThemesPageProps {
  mine: MyThemes;
  selected: string | undefined;
  onSelect: (id: string) => void;
  permissions: readonly Permission[];
  /** How many proposals wait in triage. */
  triage: number;
}

/** Seen by few, and by them until something is theirs. */
const NothingMine = lazy(() => import('./nothing-mine.tsx').then(({ NothingMine: nothing }) => ({ default: nothing })));
const keys = [{ keys: 'j k', label: 'move' }, { keys: 'x', label: 'select' }, ...themeDeeds.map((deed) => ({ keys: deed.keys, label: deed.short })), { keys: '?', label: 'all keys' }];

/** What is mine, late ones first, each with one customer's words. */
export function MyThemesPage({ mine, selected, onSelect, permissions, triage }: MyThemesPageProps) {
  const themes = [...mine.late, ...mine.dueSoon, ...mine.onTrack];
  const one = useListDeeds();
  const several = useSeveralThemes({ themes, mayUpdate: true, mayAssign: permissions.includes('themes.accept') });
  useRowKeys({
    group: 'My themes',
    themes,
    selected,
    onSelect,
    onOpen: (theme) => one.open(theme),
    deedsOn: (theme) => [{ id: 'tick-theme', label: `Select: ${theme.title}`, keys: 'x', isKeyOnly: true, run: () => several.toggle(theme.id) }, ...(several.ticked.length === 0 ? one.deedsOn(theme) : [])],
  });
  const shown = { selected, ticked: several.ticked, onTick: several.toggle };
  return (
    <>
      <PageHeader title="My themes" tabCount={mine.late.length} lead={myThemesLead(mine) || undefined} />
      {several.notice}
      <MyThemesAsked asked={mine.asked} />
      <MyCalls calls={mine.calls} />
      <MySteps steps={mine.steps} />
      {themes.length === 0 && mine.asked.length === 0 && mine.calls.length === 0 && mine.steps.length === 0 ? <Suspense fallback={null}><NothingMine permissions={permissions} triage={triage} /></Suspense> : null}
      <MyThemesGroup title="Late" tone="late" themes={mine.late} {...shown} />
      <MyThemesGroup title="Due in 7 days" tone="soon" themes={mine.dueSoon} {...shown} />
      <MyThemesGroup title="On track" tone="calm" themes={mine.onTrack} {...shown} />
      {several.bar}
      {themes.length === 0 ? null : <KeyBar entries={keys} />}
    </>
  );
}
