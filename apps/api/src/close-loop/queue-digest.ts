import { readersMoment } from '@kept/core/close-loop/local-sending.ts';
import { writePeriod } from '@kept/core/digest-period.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { openZones } from '../mail/open-zones.ts';
import { planMails } from '../mail/plan-mails.ts';
import { mailRow } from '../mail/queue-mail.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { type DigestMail, openDigestMail } from './digest-mail.ts';
import { readDigestRows } from './hold-digest.ts';
import { listRecipients } from './list-recipients.ts';
import { readSharedPoints } from './read-shared-points.ts';
import { readVoice } from './read-voice.ts';
import { startDigests } from './start-digests.ts';

const batchSize = 100;

/**
 * Writes a due digest to each of its people, in batches, one row per person, sent or left out with its reason. It may be
 * killed anywhere and run twice at once: who has a row gets no second one. When the last mail is settled the digest is sent.
 */
export async function queueDigest(ctx: Ctx): Promise<void> {
  for (const id of await startDigests(ctx)) {
    const { row, blocks } = await inOrg(ctx.db, ctx.orgId, (tx) => readDigestRows(tx, ctx, id));
    const writer = await openDigestMail(ctx, await readVoice(ctx), row, blocks);
    for (let after: string | undefined = ''; after !== undefined; ) after = await queueBatch(ctx, writer, after);
    await ctx.wake('send-mail', ctx.orgId);
    await finishSent(ctx, id);
  }
}

/** Queues the next people; gives the last one's id, or undefined when there is nobody left or somebody pressed Stop. */
async function queueBatch(ctx: Ctx, writer: DigestMail, after: string): Promise<string | undefined> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [held] = await tx.select({ state: digest.state }).from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, writer.digest.id))).for('update');
    if (held?.state !== 'sending') return undefined;
    const people = await listRecipients(tx, ctx, writer.digest, { ...(after === '' ? {} : { after }), most: batchSize, withoutMailOf: writer.digest.id });
    if (people.length === 0) return undefined;
    const plans = await planMails(tx, ctx, 'digest', writer.digest.id, people.map((person) => ({ recipient: `customer:${person.id}` as const, email: person.email })), { hold: true, isCorrection: writer.digest.edition > 0 });
    const zoneOf = await openZones(tx, ctx);
    const said = await readSharedPoints(tx, ctx, people.flatMap((person) => ((plan) => (plan?.send === true ? [{ id: person.id, emailNormal: plan.emailNormal }] : []))(plans.get(`customer:${person.id}`))), writer.digest.untilAt);
    const rows = people.flatMap((person) => {
      const plan = plans.get(`customer:${person.id}`);
      if (plan === undefined) return [];
      const own = said.get(person.id);
      const content = plan.send ? writer.writeTo({ ...person, name: own?.isShared === true ? null : person.name, emailNormal: plan.emailNormal }, own?.points ?? [], 'live') : { subject: `You said, we did: ${writePeriod(writer.digest.period)}`, html: '', text: '' };
      const sendAfter = readersMoment(writer.digest.localAt, zoneOf(person.timezone), ctx.now());
      const input = { kind: 'digest' as const, occasion: writer.digest.id, recipient: `customer:${person.id}` as const, customerId: person.id, to: { name: person.name, email: person.email }, sendAfter };
      return [mailRow(ctx, { ...input, subject: content.subject, html: content.html, plainText: content.text }, plan)];
    });
    await tx.insert(mail).values(rows).onConflictDoNothing();
    return people.at(-1)?.id;
  });
}

/** Calls a digest sent when everybody has a row and none of them waits. */
async function finishSent(ctx: Ctx, id: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [held] = await tx.select().from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id))).for('update');
    if (held?.state !== 'sending' || (await isUnfinished(tx, ctx, held))) return;
    await tx.update(digest).set({ state: 'sent', sentAt: ctx.now() }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, 'finish-digest', `digest:${id}`);
  });
}

async function isUnfinished(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<boolean> {
  const missing = await listRecipients(tx, ctx, row, { most: 1, withoutMailOf: row.id });
  if (missing.length > 0) return true;
  const waiting = await tx
    .select({ id: mail.id })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), eq(mail.occasion, row.id), inArray(mail.state, ['pending', 'sending'])))
    .limit(1);
  return waiting.length > 0;
}
