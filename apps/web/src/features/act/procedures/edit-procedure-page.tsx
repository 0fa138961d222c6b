import { PageHeader } from '../../../ui/page-header.tsx';
import { ProcedureForm, type ProcedureWords, sentOf } from './procedure-form.tsx';
import type { Procedure } from './procedure-queries.ts';
import { type ProcedureChange, useSaveProcedure } from './use-procedure-deeds.ts';

interface EditProcedurePageProps {
  procedure: Procedure;
  drivers: readonly { id: string; name: string }[];
  onDone: () => void;
}

/** Changes a procedure; other words become its next version. */
export function EditProcedurePage({ procedure, drivers, onDone }: EditProcedurePageProps) {
  const save = useSaveProcedure(procedure.id, onDone);
  return (
    <>
      <PageHeader title={`Change “${procedure.title}”`} lead={`Version ${procedure.number} stays as it is. If the words change, they become version ${procedure.number + 1}, and everybody is asked to read it again.`} />
      <ProcedureForm procedure={procedure} drivers={drivers} error={save.error} isBusy={save.isPending} onSave={(words) => save.mutate({ change: changeOf(procedure, words) })} onCancel={onDone} />
    </>
  );
}

/** A review that is due may stay so while the words are mended: an unchanged day is not sent. */
function changeOf(procedure: Procedure, words: ProcedureWords): ProcedureChange {
  const { reviewOn, ownerId, deputyId, ...sent } = sentOf(words);
  return {
    ...sent,
    note: words.note,
    version: procedure.version,
    ...(reviewOn === procedure.reviewOn ? {} : { reviewOn }),
    ...(ownerId === procedure.owner.id ? {} : { ownerId }),
    ...(deputyId === (procedure.deputy?.id ?? null) ? {} : { deputyId }),
  };
}
