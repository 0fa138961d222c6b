import { type ComparedSide, drawSide, isDrawn } from '@kept/core/close-loop/control-group.ts';
import { leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { isQuoted } from '@kept/core/close-loop/own-points.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, gt, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { PlannedMail } from '../../mail/plan-mails.ts';
import { readSharedPoints, type SharedPoints } from '../read-shared-points.ts';
import { readMissed } from './read-missed.ts';

type DigestRow = typeof digest.$inferSelect;

/** Why somebody in the control group gets no mail this time. */
export const heldBack = { send: false, code: 'control_group', reason: leftOutWords.control_group } as const;

/** Whom of these people, who may all get it, a digest holds back and whom it tells for comparison; the others are told in any case. */
export async function drawControl(tx: OrgTx, ctx: Ctx, row: DigestRow, told: ReadonlySet<string>, facts: { readonly said: ReadonlyMap<string, SharedPoints>; readonly missed: ReadonlyMap<string, unknown> }, people: ReadonlyMap<string, PlannedMail>): Promise<Map<string, ComparedSide>> {
  if (!holdsBack(row)) return new Map();
  const sendable = [...people].filter(([, plan]) => plan.send);
  const shared = await listShared(tx, ctx, sendable.flatMap(([, { emailNormal }]) => emailNormal ?? []));
  return new Map(
    sendable.flatMap(([id, { emailNormal }]) => {
      const side = drawSide(row.controlPercent, { mac: drawMac(ctx, row, id), hasOwnPoints: isQuoted(facts.said.get(id)?.points ?? [], told, row.fromAt), isShared: shared.has(emailNormal ?? ''), wasHeldBack: facts.missed.has(id) });
      return side === undefined ? [] : [[id, side] as const];
    }),
  );
}

/** Whom of these people a digest would hold back if it went out now: only of those the lot falls on is more asked. */
export async function forecastControl(tx: OrgTx, ctx: Ctx, row: DigestRow, told: ReadonlySet<string>, people: ReadonlyMap<string, PlannedMail>): Promise<Set<string>> {
  if (!holdsBack(row)) return new Set();
  const drawn = new Map([...people].filter(([id, plan]) => plan.send && mayBeHeldBack(ctx, row, id)));
  const said = await readSharedPoints(tx, ctx, [...drawn].map(([id, { emailNormal }]) => ({ id, emailNormal })), row.untilAt);
  const missed = await readMissed(tx, ctx, row, [...drawn.keys()]);
  const sides = await drawControl(tx, ctx, row, told, { said, missed }, drawn);
  return new Set([...sides].flatMap(([id, side]) => (side === 'held_back' ? [id] : [])));
}

/** Whether the lot of a digest falls on somebody: of all others nobody is held back. */
export function mayBeHeldBack(ctx: Ctx, row: DigestRow, customerId: string): boolean {
  return holdsBack(row) && isDrawn(row.controlPercent, drawMac(ctx, row, customerId));
}

/** A correction goes to everybody who got what was wrong. */
export function holdsBack(row: DigestRow): boolean {
  return row.controlPercent > 0 && row.edition === 0;
}

function drawMac(ctx: Ctx, row: DigestRow, customerId: string): string {
  return ctx.secrets.mac('control group', `${ctx.orgId}\n${row.id}\n${customerId}`);
}

/** Those addresses that more than one customer reads. */
async function listShared(tx: OrgTx, ctx: Ctx, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  const rows = await tx.select({ emailNormal: customer.emailNormal }).from(customer).where(and(eq(customer.orgId, ctx.orgId), inArray(customer.emailNormal, [...emails]))).groupBy(customer.emailNormal).having(gt(count(), 1));
  return new Set(rows.flatMap(({ emailNormal }) => emailNormal ?? []));
}
