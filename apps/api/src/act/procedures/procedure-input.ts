import { procedureGrant } from '@kept/core/act/procedure-grants.ts';
import { daySchema } from '@kept/core/calendar.ts';
import { z } from 'zod';

const words = {
  title: z.string().trim().min(1, 'Give the procedure a title.').max(120, 'Keep the title under 120 characters.'),
  body: z.string().trim().min(1, 'Write what is to be done.').max(20_000, 'Keep a procedure under 20,000 characters.'),
  grants: z
    .array(procedureGrant)
    .max(20, 'Name at most 20 grants.')
    .refine((grants) => new Set(grants.map(({ channel }) => channel)).size === grants.length, { error: 'Each channel is named once.' }),
};
const standing = {
  ownerId: z.uuid('Choose who answers for it.'),
  deputyId: z.uuid('Choose a deputy, or leave it empty.').nullable(),
  reviewOn: daySchema,
  driverIds: z.array(z.uuid('This is not a contact driver.')).max(50, 'Attach at most 50 contact drivers.'),
};

/** A procedure as it is first written. */
export const newProcedure = z.object({ ...words, ...standing, grants: words.grants.default([]), deputyId: standing.deputyId.default(null), driverIds: standing.driverIds.default([]), themeId: z.uuid('This is not a theme.').optional() });
export type NewProcedure = z.infer<typeof newProcedure>;

/** What may change: the words make a new version, the rest does not. `version` is what the writer had before them. */
export const procedureChange = z.object({
  version: z.int(),
  note: z.string().trim().max(300, 'Keep the note under 300 characters.').default(''),
  title: words.title.optional(),
  body: words.body.optional(),
  grants: words.grants.optional(),
  ownerId: standing.ownerId.optional(),
  deputyId: standing.deputyId.optional(),
  reviewOn: standing.reviewOn.optional(),
  driverIds: standing.driverIds.optional(),
  isRetired: z.boolean().optional(),
});
export type ProcedureChange = z.infer<typeof procedureChange>;

export const procedureSaved = z.object({ id: z.uuid(), number: z.int().describe('The version of its words'), version: z.int().describe('Grows with every change; send it back with the next') });
export const oneProcedure = z.object({ id: z.uuid('This is not the id of a procedure.') });
