import { AppError } from '@kept/core/errors.ts';
import type { z } from 'zod';

/** Checks a query as the API would, and refuses in the same words. */
export function openQuery<T extends z.ZodType>(schema: T, query: Readonly<Record<string, string>>): z.output<T> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid', parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' '));
}
