import { useEffect, useRef } from 'react';
import { fieldId } from './field-id.ts';

export interface FieldError {
  /** The name of the field, where there is one to go to. */
  field?: string;
  message: string;
}

interface ErrorSummaryProps {
  errors: readonly FieldError[];
  /** Raise it with every refused attempt: focus moves here again even when the errors are the same. */
  attempt?: number;
}

/** Says above a form what has to be mended, takes the focus, and leads to each field. */
export function ErrorSummary({ errors, attempt = 0 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const count = errors.length;
  const answered = useRef<number>(undefined);
  const shown = useRef(0);
  useEffect(() => {
    const isNews = answered.current !== attempt || (shown.current === 0 && !isInField());
    shown.current = count;
    // Fields are looked at again while somebody mends them: the focus stays where they are, until they try once more.
    if (count === 0 || !isNews) return;
    answered.current = attempt;
    box.current?.focus();
  }, [count, attempt]);
  if (count === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title" className="grid gap-1.5 rounded-field border-2 border-late p-4">
      <h2 id="error-summary-title" className="text-large font-[620]">
        There is a problem
      </h2>
      <ul className="grid gap-1">
        {errors.map((error) => (
          <li key={`${error.field ?? ''}${error.message}`} className="font-[560] text-late">
            {error.field === undefined ? error.message : <FieldLink field={error.field} message={error.message} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function isInField(): boolean {
  return document.activeElement?.matches('input, select, textarea') ?? false;
}

function FieldLink({ field, message }: { field: string; message: string }) {
  const id = fieldId(field);
  return (
    <a
      href={`#${id}`}
      className="text-link"
      onClick={(event) => {
        const input = document.getElementById(id);
        if (input === null) return;
        event.preventDefault();
        input.focus();
      }}
    >
      {message}
    </a>
  );
}
