import type { SuppressionReason } from '@kept/core/close-loop/mail-rules.ts';
import { type MailTopic, mailTopics } from '@kept/core/vocabulary.ts';
import { mailPreference } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordConsents } from '../mail/record-consents.ts';
import { readReasons } from '../mail/suppression/read-reasons.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { noteLeaving } from './report/note-leaving.ts';

/** What one address wants to hear, and whether it hears nothing at all. */
export interface MailChoices {
  readonly wanted: ReadonlySet<MailTopic>;
  readonly suppressed: SuppressionReason | undefined;
}

/** Reads what an address chose; whoever never chose hears everything. */
export async function readMailChoices(ctx: Ctx, addressMac: string): Promise<MailChoices> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const suppressed = (await readReasons(tx, ctx, [addressMac])).get(addressMac);
    const rows = await tx.select().from(mailPreference).where(and(eq(mailPreference.orgId, ctx.orgId), eq(mailPreference.addressMac, addressMac)));
    const refused = new Set(rows.filter((row) => !row.wanted).map((row) => row.topic));
    return { wanted: new Set(mailTopics.filter((topic) => !refused.has(topic))), suppressed };
  });
}

/** Saves what an address wants to hear. Choosing something again ends an earlier unsubscribe, never a bounce or an erasure. */
export async function saveMailChoices(ctx: Ctx, addressMac: string, wanted: ReadonlySet<MailTopic>, digestMailId?: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    if (digestMailId !== undefined && !wanted.has('digest') && (await wantsDigest(tx, ctx, addressMac))) await noteLeaving(tx, ctx, digestMailId);
    await recordConsents(tx, ctx, mailTopics.map((topic) => ({ addressMac, topic, granted: wanted.has(topic), source: 'preference_page', saidAt: ctx.now() })));
    await recordAudit(tx, ctx, 'choose-mail', `address:${addressMac.slice(0, 16)}`, { wanted: [...wanted].join(' ') });
  });
}

async function wantsDigest(tx: OrgTx, ctx: Ctx, addressMac: string): Promise<boolean> {
  const [chosen] = await tx.select({ wanted: mailPreference.wanted }).from(mailPreference).where(and(eq(mailPreference.orgId, ctx.orgId), eq(mailPreference.addressMac, addressMac), eq(mailPreference.topic, 'digest')));
  return chosen?.wanted !== false;
}
