import { Ellipsis } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { ActionMenu } from '../../app-shell/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Ring } from '../../ui/ring.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { journeyStageWords, originWords } from '../understand/vocabulary-words.ts';
import { WordsList } from '../understand/words-list.tsx';
import type { WordsSearch } from '../understand/words-search.ts';
import { ThemeNext } from './ladders/theme-next.tsx';
import { DeclinePanel } from './decline-panel.tsx';
import { HandOverPanel } from './hand-over-panel.tsx';
import type { Theme } from './queries.ts';
import { ThemeDialogs } from './theme-dialogs.tsx';
import type { ThemeDialog } from './theme-deeds.ts';
import { ThemeSteps } from './steps/theme-steps.tsx';
import { ThemeAgents } from './theme-agents.tsx';
import { ThemeFacts } from './theme-facts.tsx';
import { ThemeLead } from './theme-lead.tsx';
import { ThemeProcedures } from './theme-procedures.tsx';
import { ThemePromise } from './theme-promise.tsx';
import { ThemeSections } from './theme-sections.tsx';
import { ThemeSuggestions } from './theme-suggestions.tsx';
import { ThemeTelling } from './telling/theme-telling.tsx';
import { ThemeTimeline } from './theme-timeline.tsx';
import { ThemeTrend } from './theme-trend.tsx';
import { useThemeKeys } from './use-theme-keys.ts';

/** Few themes have any, so they are loaded after the page. */
const ThemeReasons = lazy(() => import('./theme-reasons.tsx').then(({ ThemeReasons: reasons }) => ({ default: reasons })));

interface ThemePageProps {
  theme: Theme;
  memberId: string;
  /** Whether the person may see what agents report. */
  maySeeAgents: boolean;
  words: WordsSearch;
  onWords: (words: WordsSearch) => void;
  dialog: ThemeDialog | undefined;
  onDialog: (dialog: ThemeDialog | undefined) => void;
}

/** One theme: what customers say on the left, who answers for it and by when on the right; below, its weeks, the agents' side and what happened. */
export function ThemePage({ theme, memberId, maySeeAgents, words, onWords, dialog, onDialog }: ThemePageProps) {
  const ids = useThemeKeys({ theme, onDialog });
  const mayDone = theme.may.update && theme.next.includes('done');
  return (
    <>
      <PageHeader
        title={theme.title}
        over={whereItBelongs(theme)}
        mark={<Ring arcs={theme.ring} size={52} />}
        lead={<ThemeLead theme={theme} />}
        actions={
          <>
            {theme.status === 'emerging' && theme.may.accept ? (
              <>
                <Button keys="3" onClick={() => onDialog('dismiss')}>Not a theme</Button>
                <Button variant="primary" keys="1" onClick={() => onDialog('accept')}>Accept</Button>
              </>
            ) : null}
            {theme.may.update && theme.owner !== null && theme.status !== 'merged' ? <Button keys="u" onClick={() => onDialog('update')}>Update</Button> : null}
            {mayDone ? <Button variant="primary" keys="3" onClick={() => onDialog('done')}>Mark done</Button> : null}
            {ids.length === 0 ? null : <ActionMenu trigger={<Ellipsis aria-hidden="true" size={18} />} label="More to do with this theme" ids={ids} />}
          </>
        }
      />
      <ThemePromise theme={theme} />
      <div className="grid grid-cols-[minmax(0,1fr)_286px] gap-12 max-wide:grid-cols-[minmax(0,1fr)_240px] max-wide:gap-8 max-desk:grid-cols-1">
        <div className="min-w-0">
          <DeclinePanel theme={theme} />
          <HandOverPanel theme={theme} onChoose={() => onDialog('hand-over')} />
          {theme.status === 'emerging' ? null : <ThemeTelling theme={theme} onOpen={() => onDialog('tell')} />}
          {theme.may.update || theme.may.accept ? <ThemeSuggestions themeId={theme.id} /> : null}
          <ThemeSections sections={sectionsOf(theme, maySeeAgents)} />
          <ThemeSteps theme={theme} memberId={memberId} onAdd={() => onDialog('step')} />
          <Suspense fallback={<Skeleton rows={6} />}>
            <WordsList themeId={theme.id} search={words} onSearch={onWords} mayCorrect={theme.may.update || theme.may.accept} />
          </Suspense>
          <Suspense fallback={<Skeleton rows={4} />}>
            <ThemeTrend themeId={theme.id} title={theme.title} mayMute={theme.may.update} />
          </Suspense>
          {theme.resolutionNumber > 0 ? <Reasons themeId={theme.id} /> : null}
          {maySeeAgents ? <AgentsSide themeId={theme.id} /> : null}
          <ThemeTimeline themeId={theme.id} entries={theme.timeline} mayUndo={theme.may.update || theme.may.accept} mayUndoRuns={theme.may.accept} />
        </div>
        <aside aria-label="Facts" className="border-s border-line ps-6 max-desk:border-s-0 max-desk:border-t max-desk:ps-0 max-desk:pt-6">
          <ThemeFacts theme={theme} />
          <ThemeNext themeId={theme.id} />
          <ThemeProcedures theme={theme} />
        </aside>
      </div>
      <ThemeDialogs theme={theme} dialog={dialog} onClose={() => onDialog(undefined)} />
    </>
  );
}

function Reasons({ themeId }: { themeId: string }) {
  return (
    <Suspense fallback={null}>
      <ThemeReasons themeId={themeId} />
    </Suspense>
  );
}

function AgentsSide({ themeId }: { themeId: string }) {
  return (
    <Suspense fallback={<Skeleton rows={3} />}>
      <ThemeAgents themeId={themeId} />
    </Suspense>
  );
}

function sectionsOf({ mentions, steps, timeline, may }: Theme, maySeeAgents: boolean) {
  const agents = maySeeAgents ? [{ id: 'agents', label: 'What agents report' }] : [];
  const toDo = steps.length > 0 || may.writeSteps ? [{ id: 'steps', label: 'Steps', count: steps.length }] : [];
  return [...toDo, { id: 'words', label: 'What customers said', count: mentions }, { id: 'weeks', label: 'Week by week' }, ...agents, { id: 'history', label: 'What happened', count: timeline.length }];
}

function whereItBelongs({ groupTitle, journeyStage, origin }: Theme): string | undefined {
  const parts = [groupTitle, journeyStage === null ? null : journeyStageWords[journeyStage], origin === null ? null : `origin: ${originWords[origin].toLowerCase()}`].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join(' · ');
}
