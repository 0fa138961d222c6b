import { describeRoute, resolver } from 'hono-openapi';
import type { z } from 'zod';

export const tags = ['Organisation', 'Listen', 'Understand', 'Act', 'Close the loop', 'Measure'] as const;

/** What /openapi.json says of a route: its chapter, one line, and the shape of its answer (tests hold answers against it). */
export function describe(tag: (typeof tags)[number], summary: string, answer?: z.ZodType, status = 200) {
  const content = answer === undefined ? {} : { content: { 'application/json': { schema: resolver(answer) } } };
  return describeRoute({ tags: [tag], summary, responses: { [status]: { description: summary, ...content }, default: { description: 'A refusal: application/problem+json (RFC 9457)' } } });
}
