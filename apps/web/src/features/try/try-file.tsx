import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { sendTriedFile, triedFileQuery } from './queries.ts';
import { readTriedToken, writeTriedToken } from './tried-token.ts';
import { TryProgress } from './try-progress.tsx';
import { TryResult } from './try-result.tsx';

/** "Try it with your own file": drop a CSV, see its themes, keep it as an organisation or let it be forgotten. */
export function TryFile({ onKept }: { onKept: () => void }) {
  const [token, setToken] = useState(readTriedToken);
  const [file, setFile] = useState<File>();
  const keepToken = (next: string | undefined) => {
    writeTriedToken(next);
    setToken(next);
  };
  const send = useMutation({ mutationFn: sendTriedFile, onSuccess: (started) => keepToken(started.token), meta: { mayBeSignedOut: true } });
  const tried = useQuery({ ...triedFileQuery(token ?? ''), enabled: token !== undefined, meta: { mayBeSignedOut: true } });
  const choose = (chosen: File) => {
    keepToken(undefined);
    setFile(chosen);
    send.mutate(chosen);
  };
  const startAnew = () => {
    keepToken(undefined);
    setFile(undefined);
    send.reset();
  };
  const problem = problemOf(send.error ?? (token === undefined ? null : tried.error), tried.data?.state === 'failed' && token !== undefined ? tried.data.message : undefined);
  const isWaiting = send.isPending || (token !== undefined && problem === undefined && tried.data?.state !== 'ready');
  const result = token !== undefined && problem === undefined && tried.data?.state === 'ready' ? tried.data : undefined;
  return (
    <section aria-labelledby="try-file-title">
      <h2 id="try-file-title" className="mb-2 text-heading font-[620] tracking-[-0.015em]">
        Try it with your own file
      </h2>
      {result === undefined ? <p className="mb-5 max-w-[58ch] text-ink-2">Comments, reviews, survey answers: drop them as they are. You see what people keep saying, in their own words, within a minute.</p> : null}
      {isWaiting ? <TryProgress fileName={file?.name} reading={!send.isPending && tried.data?.state === 'reading' ? tried.data : undefined} /> : null}
      {!isWaiting && result === undefined ? <Drop error={problem} onChoose={choose} /> : null}
      {result === undefined || token === undefined ? null : result.themes.length === 0 ? (
        <EmptyState kind="none-yet" title="No theme was found in this file." action={<Button onClick={startAnew}>Try another file</Button>}>
          {result.texts} texts from the column “{result.textColumn}” were read, and no two handfuls of them say the same thing. A few hundred comments usually show several themes.
        </EmptyState>
      ) : (
        <TryResult token={token} themes={result} fileName={file?.name} onAnother={startAnew} onKept={onKept} />
      )}
    </section>
  );
}

function Drop({ error, onChoose }: { error: string | undefined; onChoose: (file: File) => void }) {
  return (
    <>
      <FileDrop name="try-file" label="Drop a CSV file here, or choose one" hint="Up to 16 MB and 20,000 rows" accept=".csv,.tsv,.txt,text/csv" error={error} onChoose={onChoose} />
      <p className="mt-3 max-w-[58ch] text-small text-ink-2">No account is needed. Card numbers, phone numbers and email addresses in the texts are taken out before anything is saved, and after an hour all of it is forgotten.</p>
    </>
  );
}

function problemOf(error: unknown, failed: string | undefined): string | undefined {
  if (failed !== undefined) return failed;
  return error === null || error === undefined ? undefined : problemMessage(error).sentence;
}
