import { AppError } from '@kept/core/errors.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readPerson } from '../listen/read-person.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { consentInput, refuseFutureConsents } from './consent-input.ts';
import { addressMacOf } from './customer-links.ts';
import { type Consents, readConsents } from './list-consents.ts';
import { recordConsents } from './record-consents.ts';

export const consentsInput = z.object({
  consents: z.array(consentInput).min(1, 'Say at least one yes or no.').max(30, 'At most 30 at a time.'),
  note: z.string().trim().max(500, 'Keep the note under 500 characters.').optional().describe('How you know: “on the phone, 3 November”'),
});

/** Notes what a customer said about mail: a colleague's word counts as said now unless dated, another system's only with its date. */
export async function noteConsents(ctx: Ctx, customerId: string, input: z.infer<typeof consentsInput>): Promise<Consents> {
  refuseFutureConsents(ctx.now(), input.consents.map(({ saidAt }, place) => ({ pointer: `/consents/${place}/saidAt`, saidAt })));
  const source = ctx.actor.kind === 'member' ? 'member' : 'api';
  const note = input.note === undefined || input.note === '' ? undefined : redactText(cleanText(input.note)).text;
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const person = await readPerson(tx, ctx, customerId);
    if (person.emailNormal === null) throw new AppError('conflict', 'There is no address on record for this customer, so there is nothing to say yes or no to.');
    const addressMac = addressMacOf(ctx, person.emailNormal);
    await recordConsents(tx, ctx, input.consents.map(({ topic, granted, saidAt }) => ({ addressMac, topic, granted, source, note, saidAt: saidAt === undefined ? null : new Date(saidAt) })));
    await recordAudit(tx, ctx, 'note-consent', `customer:${customerId}`, { consents: input.consents.map(({ topic, granted }) => `${topic}:${granted ? 'yes' : 'no'}`).join(' ') });
    return readConsents(tx, ctx, person);
  });
}
