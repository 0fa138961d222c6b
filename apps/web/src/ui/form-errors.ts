import type { FieldError } from './error-summary.tsx';
import { type Conflict, problemMessage } from './problem-message.ts';

/** All errors of one form, for the summary above it and for each field. */
export interface FormErrors {
  all: FieldError[];
  at: (field: string) => string | undefined;
  /** Somebody else was faster: both versions, for the person to choose. */
  conflict: Conflict | undefined;
}

/** Joins what the form itself found with what the server refused; the server's sentence stands alone only where it names no field. */
export function formErrors(found: Readonly<Record<string, { message?: string } | undefined>>, refused: unknown): FormErrors {
  const own = Object.entries(found).flatMap(([field, error]) => (error?.message ? [{ field, message: error.message }] : []));
  const conflict = own.length > 0 || !refused ? undefined : problemMessage(refused).conflict;
  const all = own.length > 0 || !refused || conflict !== undefined ? own : refusedErrors(refused);
  return { all, conflict, at: (field) => all.find((error) => error.field === field)?.message };
}

function refusedErrors(refused: unknown): FieldError[] {
  const { sentence, fields } = problemMessage(refused);
  return fields.length > 0 ? fields : [{ message: sentence }];
}
