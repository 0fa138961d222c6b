import { useQuery } from '@tanstack/react-query';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ImportFileStep } from './import-file-step.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportResult } from './import-result.tsx';
import type { ImportSearch } from './import-search.ts';
import { ImportWizard } from './import-wizard.tsx';
import { importQuery, type ImportRow } from './queries.ts';

interface ImportPageProps {
  history: readonly ImportRow[];
  timezone: string;
  mayWrite: boolean;
  search: ImportSearch;
  /** A step further: the one before can be gone back to. */
  onGo: (search: ImportSearch) => void;
  onChange: (search: ImportSearch) => void;
}

/** Send a file, see what it is, say what is what, check it, import it; below, what was imported before. */
export function ImportPage({ history, timezone, mayWrite, search, onGo, onChange }: ImportPageProps) {
  return (
    <>
      <PageHeader title="Import" lead="Files as other products export them: surveys, reviews and tickets, customers, contacts." />
      <div className="grid gap-12">
        {search.run !== undefined ? (
          <RunSection id={search.run} timezone={timezone} mayWrite={mayWrite} onAnother={() => onGo({})} />
        ) : search.file !== undefined && mayWrite ? (
          <ImportWizard fileId={search.file} search={search} timezone={timezone} onGo={onGo} onChange={onChange} />
        ) : mayWrite ? (
          <ImportFileStep onFile={(file) => onGo({ file })} />
        ) : null}
        <ImportHistory history={history} timezone={timezone} onOpen={(run) => onGo({ run })} />
      </div>
    </>
  );
}

function RunSection({ id, timezone, mayWrite, onAnother }: { id: string; timezone: string; mayWrite: boolean; onAnother: () => void }) {
  const { data, error } = useQuery(importQuery(id));
  if (data !== undefined) return <ImportResult run={data} timezone={timezone} mayWrite={mayWrite} onAnother={onAnother} />;
  return error === null ? <Skeleton rows={3} /> : <ProblemNotice error={error} />;
}
