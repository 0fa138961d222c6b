import { PageHeader } from '../../../ui/page-header.tsx';
import { ProcedureForm, sentOf } from './procedure-form.tsx';
import { useSaveProcedure } from './use-procedure-deeds.ts';

interface NewProcedurePageProps {
  drivers: readonly { id: string; name: string }[];
  /** What it is begun with: a reason for contact, a theme, or words somebody looked for. */
  begun: { driver?: string | undefined; theme?: string | undefined; title?: string | undefined };
  onDone: (id: string | undefined) => void;
}

/** Writes down how something is done here. */
export function NewProcedurePage({ drivers, begun, onDone }: NewProcedurePageProps) {
  const save = useSaveProcedure(undefined, onDone);
  return (
    <>
      <PageHeader title="Write a procedure" lead="As somebody would need it who does it for the first time." />
      <ProcedureForm drivers={drivers} begun={begun} error={save.error} isBusy={save.isPending} onSave={(words) => save.mutate({ fresh: { ...sentOf(words), ...(begun.theme === undefined ? {} : { themeId: begun.theme }) } })} onCancel={() => onDone(undefined)} />
    </>
  );
}
