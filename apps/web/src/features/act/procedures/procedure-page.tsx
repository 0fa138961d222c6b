import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Button } from '../../../ui/button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { formatDay } from '../../../ui/format-day.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ProcedureBody } from './procedure-body.tsx';
import { ProcedureGrants } from './procedure-grants.tsx';
import type { Procedure } from './procedure-queries.ts';
import { readingWords, standingWords } from './procedure-words.ts';
import { useRetireProcedure, useSayRead } from './use-procedure-deeds.ts';
import { VersionDifference } from './version-difference.tsx';

interface ProcedurePageProps {
  procedure: Procedure;
  mayWrite: boolean;
  /** The version whose changes are shown. */
  compared: number | undefined;
  onCompare: (version: number | undefined) => void;
}

/** One procedure: its steps first; what may be granted, what it is for and how it came to be beside them. */
export function ProcedurePage({ procedure, mayWrite, compared, onCompare }: ProcedurePageProps) {
  const isKnown = compared !== undefined && compared > 1 && compared <= procedure.number;
  return (
    <>
      <PageHeader
        title={procedure.title}
        over={
          <Link to="/procedures" className="text-link">
            Procedures
          </Link>
        }
        lead={<p className="max-w-[78ch]">{standingWords(procedure)}</p>}
        actions={<Actions procedure={procedure} mayWrite={mayWrite} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_286px] gap-12 max-wide:grid-cols-[minmax(0,1fr)_240px] max-wide:gap-8 max-desk:grid-cols-1">
        <div className="min-w-0">
          {isKnown ? (
            <Suspense fallback={<Skeleton rows={6} />}>
              <VersionDifference id={procedure.id} to={compared} onClose={() => onCompare(undefined)} />
            </Suspense>
          ) : null}
          <ProcedureBody markdown={procedure.body} />
          <Reading procedure={procedure} />
        </div>
        <Beside procedure={procedure} onCompare={onCompare} />
      </div>
    </>
  );
}

function Actions({ procedure, mayWrite }: { procedure: Procedure; mayWrite: boolean }) {
  const retire = useRetireProcedure(procedure);
  if (!mayWrite) return null;
  return (
    <>
      <Button isBusy={retire.isPending} busyLabel="Saving…" onClick={() => retire.mutate({ isRetired: !procedure.isRetired, version: procedure.version })}>
        {procedure.isRetired ? 'Use it again' : 'Take out of use'}
      </Button>
      <ButtonLink to="/procedures/$id/edit" params={{ id: procedure.id }}>
        Change
      </ButtonLink>
    </>
  );
}

function Reading({ procedure }: { procedure: Procedure }) {
  const sayRead = useSayRead(procedure);
  if (procedure.isRetired) return null;
  return (
    <div className="mt-8 flex max-w-[70ch] flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
      {procedure.reading.mine === null ? (
        <Button variant="primary" isBusy={sayRead.isPending} busyLabel="Noting…" onClick={() => sayRead.mutate()}>
          I have read version {procedure.number}
        </Button>
      ) : (
        <p className="font-[560]">You have read version {procedure.number}.</p>
      )}
      <p className="text-small text-ink-2">{readingWords(procedure)}</p>
    </div>
  );
}

function Beside({ procedure, onCompare }: { procedure: Procedure; onCompare: (version: number) => void }) {
  const heading = 'mb-2 text-small font-[620]';
  return (
    <aside aria-label="About this procedure" className="grid content-start gap-7 border-s border-line ps-6 text-small max-desk:border-s-0 max-desk:border-t max-desk:ps-0 max-desk:pt-6">
      <section>
        <h2 className={heading}>What may be granted without asking</h2>
        <ProcedureGrants grants={procedure.grants} differ={procedure.grantsDiffer} />
      </section>
      <section>
        <h2 className={heading}>Reasons for contact it is for</h2>
        {procedure.drivers.length === 0 ? <p className="text-ink-2">None yet, so nobody is shown it beside a customer.</p> : <ul className="grid gap-1">{procedure.drivers.map(({ id, name }) => <li key={id}>{name}</li>)}</ul>}
      </section>
      <section>
        <h2 className={heading}>Versions</h2>
        <ol className="grid gap-3">
          {procedure.versions.map(({ number, note, by, at }) => (
            <li key={number}>
              <p className="num">
                Version {number}, {formatDay(at.slice(0, 10))}, {by.name}
              </p>
              {note === '' ? null : <p className="break-words text-ink-2">{note}</p>}
              {number === 1 ? null : (
                <button type="button" className="text-link min-h-6" aria-label={`What changed in version ${number}`} onClick={() => onCompare(number)}>
                  What changed
                </button>
              )}
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
