import { errorPageWords } from '@kept/core/error-page-words.ts';
import { AppError, type ErrorCode } from '@kept/core/errors.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { chooseLanguage } from '@kept/core/listen/survey-words.ts';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from './app-env.ts';
import { logUnforeseen } from './log-unforeseen.ts';
import { errorPage } from './page.ts';

/** Each way of refusing, as an HTTP status. */
export const statusOf = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

const titles = {
  invalid: 'Something needs mending',
  unauthenticated: 'Please sign in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Already changed or already there',
  too_many: 'Too many attempts',
  unavailable: 'Not available right now',
} as const satisfies Record<ErrorCode, string>;

const brokenLink = 'If you came by a link in a mail, it may have been cut in two: copy the whole of it, or use the one in a newer mail.';

/** Answers an error: problem+json (RFC 9457) for the API, a plain page for people. What was unforeseen is logged, never shown. */
export function answerError(error: Error, c: Context<AppEnv>): Response | Promise<Response> {
  const refusal = asRefusal(error);
  if (refusal === undefined) logUnforeseen(error, c);
  const shown = refusal ?? { status: 500, code: 'unexpected', title: 'Something went wrong', message: 'Something went wrong on our side. Nothing was lost; please try again.', fields: [] };
  if (refusal?.status === 429) c.header('Retry-After', '60');
  if (!wantsProblem(c)) return c.html(refusalPage(shown, c), asStatus(shown.status));
  c.header('Content-Type', 'application/problem+json');
  return c.body(JSON.stringify({ type: 'about:blank', title: shown.title, status: shown.status, code: shown.code, detail: shown.message, requestId: c.var.requestId, errors: shown.fields }), asStatus(shown.status));
}

/** In the reader's language where it is one of those that customers come with; what only the staff and agents meet is in English. */
function refusalPage({ code, status, title, message }: { readonly code: string; readonly status: number; readonly title: string; readonly message: string }, c: Context<AppEnv>) {
  c.header('Vary', 'Accept-Language', { append: true });
  const language = chooseLanguage(surveyLanguages, c.req.query('lang') ?? '', c.req.header('accept-language') ?? '');
  const own = language === 'en' ? undefined : Object.entries(errorPageWords[language]).find(([name]) => name === code)?.[1];
  return own === undefined ? errorPage(title, status === 404 ? `${message} ${brokenLink}` : message) : errorPage(own.title, own.sentence, language);
}

function asRefusal(error: Error) {
  if (error instanceof AppError) return { status: statusOf[error.code], code: error.code, title: titles[error.code], message: error.message, fields: error.fields };
  if (!(error instanceof HTTPException)) return undefined;
  if (error.status === 413) return { status: 413, code: 'invalid', title: titles.invalid, message: 'This is larger than we take in one go. Send it in smaller parts.', fields: [] };
  if (error.status === 400) return { status: 400, code: 'invalid', title: titles.invalid, message: 'The message could not be read: it is not valid JSON.', fields: [] };
  return undefined;
}

function wantsProblem(c: Context<AppEnv>): boolean {
  return c.req.path.startsWith('/api/') || c.req.path === '/inbound' || (c.req.header('accept') ?? '').includes('json');
}

function asStatus(status: number) {
  const known = [400, 401, 403, 404, 409, 413, 422, 429, 500, 503] as const;
  return known.find((candidate) => candidate === status) ?? 500;
}
