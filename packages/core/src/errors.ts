/** The closed list of ways a request can be refused; http/errors.ts gives each its status. */
export const errorCodes = ['invalid', 'unauthenticated', 'forbidden', 'not_found', 'conflict', 'too_many', 'unavailable'] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One field a person has to mend: a JSON pointer into what was sent, and a sentence. */
export interface FieldProblem {
  readonly pointer: string;
  readonly message: string;
}

/** A refusal in a sentence the person can act on; `fields` point at what to mend. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[];

  constructor(code: ErrorCode, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
  }
}

/** Refuses one field: the sentence is both the message and the field's own problem. */
export function invalidField(field: string, message: string): AppError {
  return new AppError('invalid', message, [{ pointer: `/${field}`, message }]);
}

/** Says that there is no such thing here, with the same words whether it never was or belongs to somebody else. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}.`);
}
