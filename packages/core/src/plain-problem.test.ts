import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainProblem } from './plain-problem.ts';

test.each([
  [z.array(z.string()), undefined, 'This is missing.'],
  [z.array(z.string()), 5, 'This should be a list.'],
  [z.object({}), [], 'This should be a record with names and values.'],
  [z.int(), 1.5, 'This should be a whole number.'],
  [z.boolean(), 'yes', 'This should be true or false.'],
  [z.enum(['a', 'b']), 'c', 'Choose one of a, b.'],
  [z.enum(['a', 'b']), undefined, 'This is missing.'],
  [z.literal('a'), 'b', 'This should be a.'],
  [z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]), { kind: 'c' }, 'Choose one of a, b.'],
  [z.union([z.string(), z.number()]), true, 'This has none of the forms it may have.'],
  [z.uuid(), 'x', 'This is not an id.'],
  [z.iso.date(), 'x', 'This is not a day such as 2026-11-20.'],
  [z.string().regex(/^a$/), 'b', 'This is not written as it should be.'],
  [z.strictObject({}), { a: 1 }, '“a” is not known here.'],
  [z.string().max(3), 'abcd', 'At most 3 characters.'],
  [z.string().min(1), '', 'Write something.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'At most 1 of them.'],
  [z.number().min(3), 1, 'At least 3.'],
  [z.string('Say it in words.'), 1, 'Say it in words.'],
] as const)('what is wrong is said in a sentence: %#', (schema, value, sentence) => {
  const read = z.safeParse(schema, value, { error: plainProblem });
  expect(read.error?.issues[0]?.message).toBe(sentence);
});
