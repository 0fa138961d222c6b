import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ImportCheck } from './import-check.tsx';
import { ImportFileFacts } from './import-file-facts.tsx';
import { targetWords } from './import-target-words.ts';
import { ImportMappingForm } from './import-mapping-form.tsx';
import type { ImportSearch } from './import-search.ts';
import { chosenQuery } from './chosen-query.ts';
import { filePreviewQuery, importQuery, startImport } from './queries.ts';

interface ImportWizardProps {
  fileId: string;
  search: ImportSearch;
  timezone: string;
  onGo: (search: ImportSearch) => void;
  onChange: (search: ImportSearch) => void;
}

/** What the file is, which column is what, and what would happen; then the import itself. */
export function ImportWizard({ fileId, search, timezone, onGo, onChange }: ImportWizardProps) {
  const queryClient = useQueryClient();
  const preview = useQuery(filePreviewQuery(fileId, search));
  const begin = useMutation({
    mutationFn: startImport,
    onSuccess: (run, { query }) => {
      queryClient.setQueryData(importQuery(run.id).queryKey, run);
      onGo(query.dryRun === '1' ? { ...search, check: run.id } : { run: run.id });
    },
  });
  const anew = (next: ImportSearch) => {
    begin.reset();
    onChange({ ...next, file: fileId, check: undefined });
  };
  if (preview.data === undefined) {
    return (
      <section aria-label="New import" className="grid justify-items-start gap-4">
        {preview.error === null ? <Skeleton rows={4} label="Reading the file" /> : <ProblemNotice error={preview.error} />}
        <Button onClick={() => onGo({})}>Choose another file</Button>
      </section>
    );
  }
  const query = chosenQuery(preview.data, search, fileId);
  const words = targetWords[query.into];
  return (
    <section aria-label="New import" className="grid gap-8">
      <ImportFileFacts preview={preview.data} timezone={timezone} onChange={(change) => anew({ ...change })} onAnother={() => onGo({})} />
      <ImportMappingForm preview={preview.data} query={query} timezone={timezone} isBusy={begin.isPending || preview.isPlaceholderData} error={begin.error} onChange={(change) => anew({ ...search, ...change })} onCheck={() => begin.mutate({ query: { ...query, dryRun: '1' } })} />
      {search.check === undefined ? null : (
        <CheckSection
          id={search.check}
          action={(count) => (
            <Button variant="primary" isBusy={begin.isPending} busyLabel="Starting…" onClick={() => begin.mutate({ query: { ...query, dryRun: '0' } })}>
              {`Import ${countWords(count, words.one, words.many)}`}
            </Button>
          )}
        />
      )}
    </section>
  );
}

function CheckSection({ id, action }: { id: string; action: (count: number) => ReactNode }) {
  const { data, error } = useQuery(importQuery(id));
  if (data !== undefined) return <ImportCheck started={data} action={action} />;
  return error === null ? <Skeleton rows={3} label="Checking the rows" /> : <ProblemNotice error={error} />;
}
