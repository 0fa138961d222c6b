import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readAddress, readChoices } from '../mail/address-facts.ts';
import { isComment } from '../understand/is-comment.ts';

export const reachAnswer = z.object({ people: z.number().int(), mailable: z.number().int(), unsubscribed: z.number().int(), unreachable: z.number().int(), anonymous: z.number().int() });
export type Reach = z.infer<typeof reachAnswer>;

const addressesPerRead = 5000;

/**
 * Of the people behind a theme: how many can be mailed, how many chose not to be, whose address does not work, and whose
 * address nobody knows. The four add up to the people.
 */
export async function countReach(tx: OrgTx, ctx: Ctx, themeId: string): Promise<Reach> {
  const said = tx
    .select({ customerId: feedback.customerId, email: customer.email })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .leftJoin(customer, and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), isComment));
  const rows = await said;
  const known = new Map(rows.flatMap((row) => (row.customerId === null ? [] : [[row.customerId, readAddress(row.email)] as const])));
  const addresses = [...new Set([...known.values()].flatMap((each) => (each.emailNormal === null ? [] : [each.emailNormal])))];
  const closed = new Set<string>();
  const broken = new Set<string>();
  for (let from = 0; from < addresses.length; from += addressesPerRead) {
    const { suppressed, wanted } = await readChoices(tx, ctx, 'news', addresses.slice(from, from + addressesPerRead));
    for (const [email, reason] of suppressed) (reason === 'bounced' ? broken : closed).add(email);
    for (const [email, isWanted] of wanted) if (!isWanted) closed.add(email);
  }
  const reach = { people: known.size, mailable: 0, unsubscribed: 0, unreachable: 0, anonymous: 0 };
  for (const { address, emailNormal } of known.values()) {
    if (address === 'none') reach.anonymous += 1;
    else if (emailNormal === null || broken.has(emailNormal)) reach.unreachable += 1;
    else if (closed.has(emailNormal)) reach.unsubscribed += 1;
    else reach.mailable += 1;
  }
  const unknown = rows.filter((row) => row.customerId === null).length;
  return { ...reach, people: reach.people + unknown, anonymous: reach.anonymous + unknown };
}
