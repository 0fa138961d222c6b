import { normaliseEmail } from '@kept/core/email-address.ts';
import { invalidField } from '@kept/core/errors.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { givenReasons } from '@kept/core/mail/suppression-rules.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { addressMacOf } from '../customer-links.ts';
import { showSuppressions, suppressionAnswer } from './shown-suppression.ts';

export const newSuppression = z.object({
  address: z.string().trim().min(1, 'Type the address.').max(254, 'An address has 254 characters at most.'),
  reason: z.enum(givenReasons, { error: `Choose one of ${givenReasons.join(', ')}.` }).default('blocked').describe('blocked: the organisation’s own decision; the others as another system knows them'),
  note: z.string().trim().min(1, 'Say why, so that a colleague understands it later.').max(500, 'Keep the note under 500 characters.').describe('Why: “asked on the phone, 3 November”'),
});
export const addedSuppression = z.object({ item: suppressionAnswer, isNew: z.boolean().describe('False when the address was on the list for this reason already: nothing was changed') });

/** Puts one address on the list by a person's or another system's word. Nobody needs to be a customer for it, and of a stranger's address only the HMAC is kept. */
export async function addSuppression(ctx: Ctx, input: z.infer<typeof newSuppression>): Promise<z.infer<typeof addedSuppression>> {
  const normal = normaliseEmail(input.address);
  if (normal === undefined) throw invalidField('address', `“${input.address}” is not an email address.`);
  const addressMac = addressMacOf(ctx, normal);
  const isMember = ctx.actor.kind === 'member';
  const said = { at: ctx.now(), source: isMember ? ('member' as const) : ('api' as const), note: redactText(cleanText(input.note)).text, memberId: ctx.actor.kind === 'member' ? ctx.actor.memberId : null, importId: null, liftedAt: null, liftedBy: null, liftedBecause: null };
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const made = await tx
      .insert(suppression)
      .values({ orgId: ctx.orgId, addressMac, reason: input.reason, ...said })
      .onConflictDoUpdate({ target: [suppression.orgId, suppression.addressMac, suppression.reason], set: said, setWhere: isNotNull(suppression.liftedAt) })
      .returning();
    await tx.update(customer).set({ addressMac }).where(and(eq(customer.orgId, ctx.orgId), eq(customer.emailNormal, normal), isNull(customer.addressMac)));
    if (made.length > 0) await recordAudit(tx, ctx, 'suppress-address', `address:${addressMac.slice(0, 16)}`, { reason: input.reason });
    const rows = await tx.select().from(suppression).where(and(eq(suppression.orgId, ctx.orgId), eq(suppression.addressMac, addressMac), eq(suppression.reason, input.reason)));
    const [item] = await showSuppressions(tx, ctx, rows);
    if (item === undefined) throw new Error('An address that was just put on the list is not there.');
    return { item, isNew: made.length > 0 };
  });
}
