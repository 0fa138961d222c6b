import { leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { isNewsStanding } from '@kept/core/close-loop/notice-rules.ts';
import { nextMorning } from '@kept/core/listen/open-hours.ts';
import type { mail } from '@kept/db/schema/close-loop/mail.ts';
import { notice, noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { leaveOut } from './leave-out.ts';
import { openZones } from './open-zones.ts';
import { unknownSinceOf } from './unknown-since-of.ts';

type MailRow = typeof mail.$inferSelect;
type Part = Awaited<ReturnType<typeof readParts>>[number];

/** Gives the mails that are still true: a notice of which one part was stopped, or is no longer so, does not go; what is left of it goes in another the next day, unless it may have arrived. */
export async function leaveRetracted(tx: OrgTx, ctx: Ctx, due: readonly MailRow[]): Promise<readonly MailRow[]> {
  const notices = due.filter((row) => row.kind === 'notice');
  if (notices.length === 0) return due;
  const parts = Map.groupBy(await readParts(tx, ctx, notices.map(({ id }) => id)), ({ telling }) => telling.mailId);
  const retracted = new Set<string>();
  for (const row of notices) {
    const theirs = parts.get(row.id) ?? [];
    if (theirs.every(isStanding)) continue;
    retracted.add(row.id);
    await leaveOut(tx, ctx, row, { code: 'not_true_now', reason: leftOutWords.not_true_now });
    if (unknownSinceOf(row) === null) await takeApart(tx, ctx, theirs);
  }
  return due.filter((row) => !retracted.has(row.id));
}

function isStanding({ telling, about, state }: Part): boolean {
  return state !== 'stopped' && isNewsStanding(telling, about);
}

async function readParts(tx: OrgTx, ctx: Ctx, mailIds: readonly string[]) {
  return tx
    .select({ telling: noticeTelling, about: { status: theme.status, resolutionNumber: theme.resolutionNumber }, state: notice.state, timezone: customer.timezone })
    .from(noticeTelling)
    .innerJoin(notice, and(eq(notice.orgId, noticeTelling.orgId), eq(notice.id, noticeTelling.noticeId)))
    .innerJoin(theme, and(eq(theme.orgId, noticeTelling.orgId), eq(theme.id, noticeTelling.themeId)))
    .innerJoin(customer, and(eq(customer.orgId, noticeTelling.orgId), eq(customer.id, noticeTelling.customerId)))
    .where(and(eq(noticeTelling.orgId, ctx.orgId), inArray(noticeTelling.mailId, [...mailIds])));
}

async function takeApart(tx: OrgTx, ctx: Ctx, parts: readonly Part[]): Promise<void> {
  const zoneOf = await openZones(tx, ctx);
  for (const part of parts) {
    const isThis = and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.id, part.telling.id));
    if (isStanding(part)) await tx.update(noticeTelling).set({ state: 'waiting', mailId: null, dueAt: nextMorning(ctx.now(), zoneOf(part.timezone)) }).where(isThis);
    else if (part.state === 'stopped') await tx.delete(noticeTelling).where(isThis);
    else await tx.update(noticeTelling).set({ state: 'left_out', leftOutCode: 'not_true_now' }).where(isThis);
  }
}
