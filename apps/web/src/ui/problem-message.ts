import type { FieldError } from './error-summary.tsx';

/** What a person is told when the server refuses or cannot be reached. */
export interface ProblemMessage {
  /** One or two sentences: what is wrong and what can be done. */
  sentence: string;
  /** What to mend, field by field; empty where no field is to blame. */
  fields: FieldError[];
  /** 0 where there was no answer at all. */
  status: number;
  requestId: string | undefined;
  /** Two people changed the same thing: what stands now, and what was sent. */
  conflict: Conflict | undefined;
}

/** Both sides of a change that two people made at once, in words. */
export interface Conflict {
  readonly stands: string;
  readonly sent: string;
}

const unreachable = 'Kept cannot be reached. Check your connection, then try again.';
/** What browsers say when no answer came. A fault of our own is a TypeError too, and nobody's connection is to blame for it. */
const noAnswer = /^(Failed to fetch|NetworkError|Load failed|error loading|Importing a module|The (Internet|network) connection)/i;
const unexpected = 'Something went wrong on our side. Nothing was saved. Try again in a moment.';

const usual: Readonly<Record<number, string>> = {
  401: 'You are signed out. Sign in again to go on.',
  403: 'Your role does not allow this. Ask an administrator of your organisation.',
  404: 'There is no such page or record here. It may have been removed.',
  409: 'Somebody else changed this in the meantime. Load the page again to see what stands now.',
  413: 'This is larger than the server takes.',
  429: 'Too many attempts. Wait a minute, then try again.',
  503: 'Kept is not ready yet. Try again in a moment.',
};

/** Turns whatever an API call threw into sentences and field errors; the server's own sentence wins where it sent one. */
export function problemMessage(error: unknown): ProblemMessage {
  if (error instanceof TypeError && noAnswer.test(error.message)) return { sentence: unreachable, fields: [], status: 0, requestId: undefined, conflict: undefined };
  const body = problemBody(error);
  const status = statusOf(error, body);
  const named = fieldErrors(body);
  const conflict = conflictIn(named);
  const spoken = textIn(body, 'detail') || textIn(body, 'title');
  return {
    sentence: spoken || usual[status] || unexpected,
    fields: conflict === undefined ? named : [],
    status,
    requestId: textIn(body, 'requestId') || undefined,
    conflict,
  };
}

/** The client of hono throws an error whose `detail.data` is the parsed body; a body by itself is taken as it is. */
function problemBody(error: unknown): unknown {
  const detail = valueIn(error, 'detail');
  return valueIn(detail, 'data') ?? error;
}

function statusOf(error: unknown, body: unknown): number {
  const status = valueIn(body, 'status') ?? valueIn(error, 'statusCode');
  return typeof status === 'number' ? status : 500;
}

function fieldErrors(body: unknown): FieldError[] {
  const errors = valueIn(body, 'errors');
  if (!Array.isArray(errors)) return [];
  return errors.map((one: unknown) => ({ field: fieldOf(textIn(one, 'pointer')), message: textIn(one, 'message') })).filter((one) => one.message !== '');
}

function conflictIn(named: readonly FieldError[]): Conflict | undefined {
  const at = (field: string) => named.find((one) => one.field === field)?.message;
  const [stands, sent] = [at('stands'), at('sent')];
  return stands === undefined || sent === undefined ? undefined : { stands, sent };
}

/** A JSON pointer as the name a form gives its field: "/owner/id" is "owner.id". */
function fieldOf(pointer: string): string | undefined {
  const name = pointer.replace(/^#?\//, '').split('/').map(unescapePart).join('.');
  return name === '' ? undefined : name;
}

function unescapePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function valueIn(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return Reflect.get(holder, key);
}

function textIn(holder: unknown, key: string): string {
  const value = valueIn(holder, key);
  return typeof value === 'string' ? value : '';
}
