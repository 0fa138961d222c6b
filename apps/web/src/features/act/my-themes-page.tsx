import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyBar } from '../../ui/key-bar.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { MyThemesAsked } from './my-themes-asked.tsx';
import { MyThemesGroup } from './my-themes-group.tsx';
import { myThemesLead } from './my-themes-lead.ts';
import type { MyTheme, MyThemes } from './queries.ts';
import { MyCalls } from './notes/my-calls.tsx';
import { MySteps } from './steps/my-steps.tsx';
import { dialogOf, type ThemeDeed, themeDeeds } from './theme-deeds.ts';
import { themePath } from './theme-path.ts';
import { useQuickDeeds } from './use-quick-deeds.ts';
import { useRowKeys } from './use-row-keys.ts';

interface MyThemesPageProps {
  mine: MyThemes;
  selected: string | undefined;
  onSelect: (id: string) => void;
}

const allThemes: string = '/themes';
const keys = [{ keys: 'j k', label: 'move' }, ...themeDeeds.map((deed) => ({ keys: deed.keys, label: deed.short })), { keys: '?', label: 'all keys' }];

/** What is mine, late ones first, each with one customer's words. */
export function MyThemesPage({ mine, selected, onSelect }: MyThemesPageProps) {
  const themes = [...mine.late, ...mine.dueSoon, ...mine.onTrack];
  const router = useRouter();
  const quick = useQuickDeeds();
  const open = (theme: MyTheme, deed?: string) => router.history.push(themePath(theme.id, dialogOf(deed)));
  const run = (theme: MyTheme, deed: ThemeDeed) => (deed === 'acknowledge' ? quick.acknowledge(theme) : deed === 'start' ? quick.start(theme) : open(theme, deed));
  useRowKeys({
    group: 'My themes',
    themes,
    selected,
    onSelect,
    onOpen: open,
    deedsOn: (theme) =>
      themeDeeds.filter(({ name }) => name !== 'snooze' || theme.daysLate === 0).map(({ name, label, keys: key }) => ({ id: `theme-${name}`, label: `${label}: ${theme.title}`, keys: key, run: () => run(theme, name) })),
  });
  return (
    <>
      <PageHeader title="My themes" tabCount={mine.late.length} lead={myThemesLead(mine) || undefined} />
      <MyThemesAsked asked={mine.asked} />
      <MyCalls calls={mine.calls} />
      <MySteps steps={mine.steps} />
      {themes.length === 0 && mine.asked.length === 0 && mine.calls.length === 0 && mine.steps.length === 0 ? nothingYet : null}
      <MyThemesGroup title="Late" tone="late" themes={mine.late} selected={selected} />
      <MyThemesGroup title="Due in 7 days" tone="soon" themes={mine.dueSoon} selected={selected} />
      <MyThemesGroup title="On track" tone="calm" themes={mine.onTrack} selected={selected} />
      {themes.length === 0 ? null : <KeyBar entries={keys} />}
    </>
  );
}

const nothingYet: ReactNode = (
  <EmptyState kind="none-yet" title="Nothing is assigned to you." action={<ButtonLink to={allThemes}>See all themes</ButtonLink>}>
    New themes are handed out on Mondays.
  </EmptyState>
);
