import { z } from 'zod';
import { contactChannels } from '../vocabulary.ts';

/** What somebody who talks to a customer may grant without asking, in one channel. */
export const procedureGrant = z.object({
  channel: z.enum(contactChannels, { error: 'Choose a channel.' }),
  text: z.string().trim().min(1, 'Say what may be granted.').max(200, 'Keep it under 200 characters.'),
});
export type ProcedureGrant = z.infer<typeof procedureGrant>;

/** Says whether customers get different things in different channels for the same reason: worth a second look, since they compare. */
export function grantsDiffer(grants: readonly ProcedureGrant[]): boolean {
  return new Set(grants.map(({ text }) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim())).size > 1;
}
