import type { z } from 'zod';

/** The rows of a raw statement, whichever driver ran it, each checked against a schema. */
export function rowsOf<T>(result: unknown, schema: z.ZodType<T>): T[] {
  const rows = Array.isArray(result) ? result : listIn(result);
  return rows.map((row) => schema.parse(row));
}

function listIn(result: unknown): readonly unknown[] {
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows)) return result.rows;
  throw new TypeError('A raw statement gave neither an array nor rows.');
}
