import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useEffect, useRef } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Progress } from '../../ui/progress.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { runQuery } from './queries.ts';
import { useRun } from './use-run.ts';

/** Starts a search for themes and shows how far it is; the lists are read again when it ends. */
export function RunPanel({ mayFind }: { mayFind: boolean }) {
  const queryClient = useQueryClient();
  const { run, running } = useRun();
  const isRunning = running !== null;
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !isRunning) void queryClient.invalidateQueries({ queryKey: ['themes'] });
    wasRunning.current = isRunning;
  }, [isRunning, queryClient]);
  const start = useMutation({
    mutationFn: () => parseResponse(api.themes.runs.$post()),
    onSuccess: (answer) => queryClient.setQueryData(runQuery.queryKey, answer),
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  if (running !== null) {
    return (
      <div className="w-64 max-w-full">
        <Progress label={running.step} done={Math.round(running.progress * 100)} total={100} unit="%" />
      </div>
    );
  }
  const waits = run?.decision === 'waiting' ? <ButtonLink to="/runs/$id" params={{ id: run.id }} variant="primary">See what waits for you</ButtonLink> : null;
  if (!mayFind) return waits;
  return (
    <>
      {waits}
      <Button onClick={() => start.mutate()} isBusy={start.isPending} busyLabel="Starting…">
        Look for themes now
      </Button>
    </>
  );
}
