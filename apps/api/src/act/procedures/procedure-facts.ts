import { z } from 'zod';

export const named = z.object({ id: z.uuid(), name: z.string() });

/** What a list and a page say of a procedure alike. */
export const procedureFacts = z.object({
  id: z.uuid(),
  title: z.string(),
  number: z.int().describe('The version of its words'),
  version: z.int().describe('Grows with every change; send it back with the next'),
  owner: named,
  deputy: named.nullable(),
  reviewOn: z.string(),
  isReviewDue: z.boolean(),
  isRetired: z.boolean(),
  drivers: z.array(named).describe('The reasons for contact it is for'),
});
