import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ImportCheck } from './import-check.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportMappingForm } from './import-mapping-form.tsx';
import { ImportResult } from './import-result.tsx';
import { type ImportQuery, importQuery, type ImportRow, previewFile, sendFile } from './queries.ts';

interface ImportPageProps {
  history: readonly ImportRow[];
  timezone: string;
  mayWrite: boolean;
  /** The import that is looked at, from the URL. */
  runId: string | undefined;
  onRun: (id: string | undefined) => void;
}

/** Drop a file, see what it is, check it, import it; below, what was imported before. */
export function ImportPage({ history, timezone, mayWrite, runId, onRun }: ImportPageProps) {
  return (
    <>
      <PageHeader title="Import" lead="Files of feedback: exports of surveys, reviews, tickets. CSV in any encoding, up to 64 MB." />
      <div className="grid gap-12">
        {runId !== undefined ? <RunSection id={runId} onAnother={() => onRun(undefined)} /> : mayWrite ? <NewImport onRun={onRun} /> : null}
        <ImportHistory history={history} timezone={timezone} onOpen={onRun} />
      </div>
    </>
  );
}

function RunSection({ id, onAnother }: { id: string; onAnother: () => void }) {
  const { data, error } = useQuery(importQuery(id));
  if (data !== undefined) return <ImportResult run={data} onAnother={onAnother} />;
  return error === null ? <Skeleton rows={3} /> : <ProblemNotice error={error} />;
}

function NewImport({ onRun }: { onRun: (id: string) => void }) {
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<{ file: File; query?: ImportQuery }>();
  const preview = useMutation({ mutationFn: previewFile });
  const check = useMutation({ mutationFn: sendFile });
  const start = useMutation({
    mutationFn: sendFile,
    onSuccess: (run) => {
      queryClient.setQueryData(importQuery(run.id).queryKey, run);
      onRun(run.id);
    },
  });
  const choose = (file: File) => {
    setChosen({ file });
    check.reset();
    start.reset();
    preview.mutate(file);
  };
  const look = (query: ImportQuery) => {
    if (chosen === undefined) return;
    setChosen({ file: chosen.file, query });
    check.mutate({ file: chosen.file, query: { ...query, dryRun: '1' } });
  };
  return (
    <section aria-label="New import" className="grid gap-8">
      <div className="max-w-[720px]">
        <FileDrop name="file" label="Drop a CSV file here, or choose one" hint="CSV or text, up to 64 MB" accept=".csv,.tsv,.txt,text/csv" file={chosen?.file} error={preview.error === null ? undefined : problemMessage(preview.error).sentence} onChoose={choose} />
      </div>
      {preview.isPending ? <Skeleton rows={4} label="Reading the file" /> : null}
      {chosen === undefined || preview.data === undefined ? null : <ImportMappingForm key={`${chosen.file.name} ${chosen.file.size} ${chosen.file.lastModified}`} file={chosen.file} preview={preview.data} isBusy={check.isPending} error={check.error} onCheck={look} onChange={() => check.reset()} />}
      {chosen?.query === undefined || check.data === undefined ? null : (
        <ImportCheck
          started={check.data}
          action={(count) => (
            <Button variant="primary" isBusy={start.isPending} busyLabel="Sending…" onClick={() => chosen.query !== undefined && start.mutate({ file: chosen.file, query: chosen.query })}>
              {`Import ${count.toLocaleString('en-GB')} ${count === 1 ? 'record' : 'records'}`}
            </Button>
          )}
        />
      )}
      <ProblemNotice error={start.error} />
    </section>
  );
}
