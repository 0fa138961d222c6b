import { AppError } from '@kept/core/errors.ts';
import { plainProblem } from '@kept/core/plain-problem.ts';
import type { ValidationTargets } from 'hono';
import { validator } from 'hono-openapi';
import { z } from 'zod';

// Whatever a schema does not say itself is said in a sentence, here for every route.
z.config({ customError: plainProblem });

/** Checks one part of a request; a refusal names every field that needs mending. */
export function input<Target extends keyof ValidationTargets, Schema extends z.ZodType>(target: Target, schema: Schema) {
  return validator(target, schema, (result) => {
    if (result.success) return;
    const fields = result.error.map((issue) => ({ pointer: `/${(issue.path ?? []).map(keyOf).join('/')}`, message: issue.message }));
    throw new AppError('invalid', fields.length === 1 && fields[0] !== undefined ? sentence(fields[0]) : 'Some of what was sent needs mending.', fields);
  });
}

function keyOf(part: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof part === 'object' ? part.key : part);
}

function sentence(field: { pointer: string; message: string }): string {
  return field.pointer === '/' ? field.message : `${field.pointer.slice(1)}: ${field.message}`;
}
