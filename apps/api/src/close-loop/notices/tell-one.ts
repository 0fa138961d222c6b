import { dayIn } from '@kept/core/calendar.ts';
import type { LeftOutCode } from '@kept/core/close-loop/mail-rules.ts';
import { isNewsStanding, noticeOutcomes } from '@kept/core/close-loop/notice-rules.ts';
import { nextMorning, nextOpenHour } from '@kept/core/listen/open-hours.ts';
import { notice, noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { holdAddresses, readAddress } from '../../mail/address-facts.ts';
import { openZones } from '../../mail/open-zones.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { findAlreadyTold } from './find-already-told.ts';
import type { Answered, NoticeWriter } from './notice-mail.ts';

type Waiting = Answered & { readonly telling: typeof noticeTelling.$inferSelect };
type Person = typeof customer.$inferSelect;

/**
 * Writes one person everything that waits for them as one mail, or notes why not, all in one transaction. The person is held first, as an
 * erasure holds them; what was taken back since, or told otherwise, is left out. One mail on one day of theirs: what comes later waits for the next.
 */
export async function tellOne(ctx: Ctx, writer: NoticeWriter, customerId: string): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const person = await holdPerson(tx, ctx, customerId);
    if (person === undefined) return false;
    const timezone = (await openZones(tx, ctx))(person.timezone);
    const waiting = await readWaiting(tx, ctx, customerId);
    const opensAt = nextOpenHour(ctx.now(), timezone);
    if (opensAt > ctx.now()) {
      await settle(tx, ctx, waiting, { dueAt: opensAt });
      return false;
    }
    const told = await keepTellable(tx, ctx, waiting);
    if (told.length === 0) return false;
    const { emailNormal } = readAddress(person.email);
    const content = await writer.write(tx, { id: person.id, name: person.name, emailNormal }, told);
    const made = await queueMail(tx, ctx, {
      kind: 'notice', occasion: dayIn(ctx.now(), timezone), recipient: `customer:${person.id}`, customerId: person.id, to: { name: person.name, email: person.email },
      subject: content.subject, html: content.html, plainText: content.text,
    });
    if (made === undefined) await settle(tx, ctx, told, { dueAt: nextMorning(ctx.now(), timezone) });
    else await settle(tx, ctx, told, made.leftOut === undefined ? { state: 'mailed', mailId: made.id } : { state: 'left_out', leftOutCode: made.leftOut.code, mailId: made.id });
    return made !== undefined && made.leftOut === undefined;
  });
}

/** Everybody at the same address in one order, so that two workers wait for each other and never in a ring. */
async function holdPerson(tx: OrgTx, ctx: Ctx, customerId: string): Promise<Person | undefined> {
  const isThis = and(eq(customer.orgId, ctx.orgId), eq(customer.id, customerId));
  const [known] = await tx.select({ emailNormal: customer.emailNormal }).from(customer).where(isThis);
  if (known?.emailNormal !== null && known !== undefined) await holdAddresses(tx, ctx, [known.emailNormal]);
  const [held] = await tx.select().from(customer).where(isThis).for('no key update');
  return held;
}

async function readWaiting(tx: OrgTx, ctx: Ctx, customerId: string): Promise<Waiting[]> {
  const rows = await tx
    .select({ telling: noticeTelling, notice, about: theme })
    .from(noticeTelling)
    .innerJoin(notice, and(eq(notice.orgId, noticeTelling.orgId), eq(notice.id, noticeTelling.noticeId)))
    .innerJoin(theme, and(eq(theme.orgId, noticeTelling.orgId), eq(theme.id, noticeTelling.themeId)))
    .where(and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.customerId, customerId), eq(noticeTelling.state, 'waiting')))
    .orderBy(asc(notice.sendAt), asc(notice.id))
    .for('update', { of: noticeTelling });
  return rows.toSorted((a, b) => noticeOutcomes.indexOf(a.notice.outcome) - noticeOutcomes.indexOf(b.notice.outcome));
}

/** What is still true and was not told otherwise; the rest is noted as left out. */
async function keepTellable(tx: OrgTx, ctx: Ctx, waiting: readonly Waiting[]): Promise<Waiting[]> {
  const tellable: Waiting[] = [];
  for (const one of waiting) {
    const code = await whyNot(tx, ctx, one);
    if (code === undefined) tellable.push(one);
    else await settle(tx, ctx, [one], { state: 'left_out', leftOutCode: code });
  }
  return tellable;
}

async function whyNot(tx: OrgTx, ctx: Ctx, { telling, about }: Waiting): Promise<LeftOutCode | undefined> {
  if (!isNewsStanding(telling, about)) return 'not_true_now';
  return (await findAlreadyTold(tx, ctx, telling, [telling.customerId])).has(telling.customerId) ? 'told_already' : undefined;
}

async function settle(tx: OrgTx, ctx: Ctx, rows: readonly Waiting[], change: Partial<typeof noticeTelling.$inferInsert>): Promise<void> {
  if (rows.length === 0) return;
  await tx.update(noticeTelling).set(change).where(and(eq(noticeTelling.orgId, ctx.orgId), inArray(noticeTelling.id, rows.map(({ telling }) => telling.id))));
}
