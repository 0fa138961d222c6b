import { z } from 'zod';

/** A name or title: one line, trimmed, without control characters. Threat: a line break in a name that ends up in a mail's header. */
export function oneLine(missing: string, most: number) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `Keep it under ${most + 1} characters.`)
    .refine((text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text), 'Keep this on one line, without control characters.');
}
