import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { useActions } from '../../app-shell/use-actions.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { RunDiff } from './queries.ts';
import { RunChanges } from './run-changes.tsx';
import { useUndoRun } from './use-undo-run.ts';

/** What a search for themes would change in themes somebody answers for: a person accepts it or refuses it. Below, what it changed by itself. */
export function RunPage({ run, mayDecide }: { run: RunDiff; mayDecide: boolean }) {
  const queryClient = useQueryClient();
  const undo = useUndoRun();
  const decide = useMutation({
    mutationFn: (accept: boolean) => parseResponse(api.themes.runs[':id'].decision.$post({ param: { id: run.id }, json: { accept } })),
    onSuccess: async ({ decision, moved, skipped }) => {
      const rest = skipped === 0 ? '' : ` ${countWords(skipped, 'was', 'were')} placed by a person since, or gone, and ${skipped === 1 ? 'stays' : 'stay'} as they are.`;
      if (decision === 'accepted') showToast({ message: `${countWords(moved, 'mention has', 'mentions have')} moved.${rest}`, undo: () => undo.mutate(run.id) });
      else showToast({ message: 'Nothing moves. The same is not proposed again.' });
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['themes'] }), queryClient.invalidateQueries({ queryKey: ['theme-run'] })]);
    },
  });
  const isOpen = run.decision === 'waiting' && mayDecide;
  useActions(
    isOpen
      ? [
          { id: 'accept-run', label: `Move ${run.movesWaiting} mentions`, group: 'This search', keys: '1', run: () => decide.mutate(true) },
          { id: 'refuse-run', label: 'Leave everything where it is', group: 'This search', keys: '3', run: () => decide.mutate(false) },
        ]
      : [],
  );
  return (
    <>
      <PageHeader
        title="What the search found"
        over={run.finishedAt === null ? undefined : `Search of ${formatDay(run.finishedAt.slice(0, 10))}, ${run.textsRead.toLocaleString('en-GB')} texts`}
        lead={<Sentence>{leadOf(run)}</Sentence>}
        actions={
          isOpen ? (
            <>
              <Button keys="3" onClick={() => decide.mutate(false)} isBusy={decide.isPending && !decide.variables} busyLabel="Saving…">
                Leave everything where it is
              </Button>
              <Button variant="primary" keys="1" onClick={() => decide.mutate(true)} isBusy={decide.isPending && decide.variables} busyLabel="Moving…">
                {`Move ${countWords(run.movesWaiting, 'mention', 'mentions')}`}
              </Button>
            </>
          ) : mayDecide && run.undoableUntil !== null ? (
            <Button onClick={() => undo.mutate(run.id)} isBusy={undo.isPending} busyLabel="Undoing…">
              {`Undo, until ${formatDay(run.undoableUntil.slice(0, 10))}`}
            </Button>
          ) : undefined
        }
      />
      <ProblemNotice error={decide.error} />
      {run.waiting.length === 0 && run.done.length === 0 ? (
        <EmptyState kind="none-yet" title="This search changed nothing." action={<ButtonLink to="/themes">See all themes</ButtonLink>}>
          Everything that was said lies where it did before.
        </EmptyState>
      ) : null}
      <RunChanges title={waitingTitle(run)} changes={run.waiting} />
      <RunChanges title="Done at once: themes nobody answers for yet" changes={run.done} />
    </>
  );
}

function leadOf(run: RunDiff): string {
  const moves = countWords(run.movesWaiting, 'mention', 'mentions');
  if (run.finishedAt === null) return 'The search still runs.';
  switch (run.decision) {
    case 'waiting':
      return `It would move ${moves} in or out of themes somebody answers for. Nothing of this happens until you agree; what people placed, merged or named stays in any case.`;
    case 'accepted':
      return `${run.decidedBy ?? 'Somebody'} agreed to move ${moves}.`;
    case 'undone':
      return `${run.decidedBy ?? 'Somebody'} agreed to move ${moves}; it was taken back${run.undoneAt === null ? '' : ` on ${formatDay(run.undoneAt.slice(0, 10))}`}.`;
    case 'refused':
      return `${run.decidedBy ?? 'Somebody'} left everything where it is.`;
    case 'superseded':
      return 'A newer search has taken the place of this one.';
    case null:
      return 'It touched no theme that somebody answers for.';
  }
}

function waitingTitle({ decision }: RunDiff): string {
  if (decision === 'waiting') return 'Waits for you: themes somebody answers for';
  return decision === 'accepted' ? 'Agreed to: themes somebody answers for' : 'Proposed: themes somebody answers for';
}
