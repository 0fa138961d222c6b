import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import type { FormErrors } from '../../ui/form-errors.ts';
import { BothVersions } from './both-versions.tsx';

interface DeedDialogProps {
  title: string;
  description?: ReactNode;
  /** What the button says: a verb and its object. */
  verb: string;
  errors: FormErrors;
  attempt: number;
  isBusy: boolean;
  /** The server asks back before it saves; the person may save all the same. */
  question?: string;
  onSaveAnyway?: () => void;
  onSubmit: (event: React.FormEvent) => void;
  onClose: () => void;
  children: ReactNode;
}

/** The form of one deed on a theme: errors above, fields, the one button that does it. */
export function DeedDialog({ title, description, verb, errors, attempt, isBusy, question, onSaveAnyway, onSubmit, onClose, children }: DeedDialogProps) {
  return (
    <Dialog isOpen onClose={onClose} title={title} description={description}>
      <form noValidate className="grid gap-5" onSubmit={onSubmit}>
        <ErrorSummary errors={errors.all} attempt={attempt} />
        {children}
        {errors.conflict === undefined ? null : <BothVersions conflict={errors.conflict} onKeepTheirs={onClose} />}
        {question === undefined ? null : (
          <output className="grid justify-items-start gap-2 border-s-[3px] border-soon ps-3">
            <p className="font-[560]">{question}</p>
            <Button size="small" onClick={onSaveAnyway} isBusy={isBusy}>
              Save it as it is
            </Button>
          </output>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={isBusy} busyLabel="Saving…">
            {errors.conflict === undefined ? verb : 'Save mine all the same'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
