import { useId, type ReactNode } from 'react';
import { fieldId } from './field-id.ts';

export interface FieldLabelProps {
  label: string;
  /** A sentence that helps to answer; read out with the field. */
  hint?: ReactNode;
  /** A sentence that says what to mend. */
  error?: string;
  isOptional?: boolean;
}

/** What an input inside a field needs so that label, hint and error belong to it. */
export interface FieldInput {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps extends FieldLabelProps {
  name?: string;
  children: (input: FieldInput) => ReactNode;
}

/** Holds label, hint, error and one input together, on screen and for screen readers. */
export function Field({ label, hint, error, isOptional = false, name, children }: FieldProps) {
  const ownId = useId();
  const id = name === undefined ? ownId : fieldId(name);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? '' : hintId, error === undefined ? '' : errorId].filter(Boolean).join(' ');
  return (
    <div className={`grid min-w-0 grid-cols-1 gap-1.5 ${error === undefined ? '' : 'border-s-[3px] border-late ps-3'}`}>
      <label htmlFor={id} className="font-[560]">
        {label} {isOptional ? <span className="text-small font-normal text-ink-2">(optional)</span> : null}
      </label>
      {hint === undefined ? null : (
        <p id={hintId} className="text-small text-ink-2">
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={errorId} className="text-small font-[560] text-late">
          {error}
        </p>
      )}
      {children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error === undefined ? undefined : true })}
    </div>
  );
}
