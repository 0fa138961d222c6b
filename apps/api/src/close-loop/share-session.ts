import { AppError, notFound } from '@kept/core/errors.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { renderMail } from '@kept/emails/render.ts';
import * as template from '@kept/emails/session-results.tsx';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';

export const sharedSession = z.object({
  id: z.uuid(),
  sharedAt: z.iso.datetime(),
  /** How many people are told by mail: all who may see it when it is shared, nobody when it has been. */
  mails: z.int(),
});

type Round = typeof frictionRound.$inferSelect;

/**
 * Shares a session's results with everybody who may see friction, on the agents' page and with whoever kept a receipt code, and mails them
 * once to product, operations and leadership: each active member who may see friction but the one who shares. Each point has its outcome by then.
 */
export async function shareSession(ctx: Ctx, roundId: string): Promise<z.infer<typeof sharedSession>> {
  const [own] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, ctx.orgId)));
  const shared = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, roundId));
    const [round] = await tx.select().from(frictionRound).where(isThis).for('update');
    if (round === undefined) throw notFound('round');
    if (round.agendaAt === null) throw new AppError('conflict', 'This session has no agenda yet. It is made from the reports once the round has closed.');
    const points = await readDecided(tx, ctx, roundId);
    if (round.sharedAt !== null) return { id: roundId, sharedAt: round.sharedAt.toISOString(), mails: 0 };
    await tx.update(frictionRound).set({ sharedAt: ctx.now() }).where(isThis);
    return { id: roundId, sharedAt: ctx.now().toISOString(), mails: await tellDesks(tx, ctx, round, own?.name ?? '', points) };
  });
  if (shared.mails > 0) await ctx.wake('send-mail', ctx.orgId);
  return shared;
}

/** Every point with its outcome; refuses while one has none. */
async function readDecided(tx: OrgTx, ctx: Ctx, roundId: string): Promise<template.ResultPoint[]> {
  const rows = await tx.select().from(frictionPoint).where(and(eq(frictionPoint.orgId, ctx.orgId), eq(frictionPoint.roundId, roundId))).orderBy(asc(frictionPoint.place));
  const decided = rows.flatMap(({ title, reports, outcome, outcomeText, goesTo }) => (outcome === null || goesTo === null ? [] : [{ title, reports, outcome, text: outcomeText ?? '', place: goesTo }]));
  const open = rows.length - decided.length;
  if (open > 0) throw new AppError('conflict', open === 1 ? 'One point has no outcome yet. Each gets one, and "we will not" with a reason is one.' : `${open} points have no outcome yet. Each gets one, and "we will not" with a reason is one.`);
  return decided;
}

/** Puts one mail for each of them on record, in the same transaction, under an occasion of its own: whatever is repeated, nobody is told twice. */
async function tellDesks(tx: OrgTx, ctx: Ctx, { id, title }: Round, organisationName: string, points: readonly template.ResultPoint[]): Promise<number> {
  const members = await tx.select({ id: member.id, name: member.name, email: member.email, role: member.role }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.active, true)));
  const told = members.filter(({ id: memberId, role }) => mayDo(role, 'friction.read') && !(ctx.actor.kind === 'member' && ctx.actor.memberId === memberId));
  const { subject, html, text } = await renderMail(template, { organisationName, sessionTitle: title, points, sessionUrl: `${ctx.place.baseUrl}/friction/${id}` });
  let mails = 0;
  for (const to of told) {
    const queued = await queueMail(tx, ctx, { kind: 'owner', occasion: `friction-results:${id}`, recipient: `member:${to.id}`, to: { name: to.name, email: to.email }, subject, html, plainText: text });
    mails += queued !== undefined && queued.leftOut === undefined ? 1 : 0;
  }
  return mails;
}
