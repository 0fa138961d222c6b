import { describeRoute, resolver } from 'hono-openapi';
import { z } from 'zod';

export const tags = ['Organisation', 'Listen', 'Understand', 'Act', 'Close the loop', 'Measure'] as const;

const problem = z.object({ type: z.string(), title: z.string(), status: z.int(), code: z.string(), detail: z.string(), requestId: z.string(), errors: z.array(z.object({ pointer: z.string(), message: z.string() })) });

interface HeaderParameter {
  readonly in: 'header';
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly schema: { readonly type: 'string'; readonly maxLength: number };
}

/** For routes that are `idempotent` (http/idempotency.ts). */
export const idempotencyKey: HeaderParameter = { in: 'header', name: 'Idempotency-Key', description: 'The same key with the same body gets the first answer again, for two days; with another body a conflict.', required: false, schema: { type: 'string', maxLength: 200 } };

/** What /openapi.json says of a route: its chapter, one line, and the shape of its answer (tests hold answers against it). */
export function describe(tag: (typeof tags)[number], summary: string, answer?: z.ZodType, status = 200, headers: readonly HeaderParameter[] = []) {
  const content = answer === undefined ? {} : { content: { 'application/json': { schema: resolver(answer) } } };
  return describeRoute({ tags: [tag], summary, ...(headers.length === 0 ? {} : { parameters: [...headers] }), responses: { [status]: { description: summary, ...content }, '4XX': { description: 'A refusal (RFC 9457)', content: { 'application/problem+json': { schema: resolver(problem) } } }, default: { description: 'Something unforeseen: application/problem+json (RFC 9457)' } } });
}
