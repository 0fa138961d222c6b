import { z } from 'zod';

/** Takes one object or a list of them, answers with a list; problems point at what was sent: /score, or /3/score in a list. */
export function oneOrMany<Item extends z.ZodType>(item: Item, most: number) {
  const many = z.array(item).min(1, 'Send at least one.').max(most, `Send at most ${most.toLocaleString('en-GB')} at a time.`);
  return z.unknown().transform((value, zctx): z.output<Item>[] => {
    const parsed = many.safeParse(Array.isArray(value) ? value : [value]);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) zctx.addIssue({ code: 'custom', message: issue.message, path: Array.isArray(value) ? issue.path : issue.path.slice(1) });
    return z.NEVER;
  });
}
