import { ladderRoleWords, nameList, triggerWords } from '@kept/core/act/ladder-words.ts';
import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { ladder, ladderStep } from '@kept/db/schema/act/ladders.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { lockTheme } from '../../understand/lock-theme.ts';
import { findAbleMember } from '../find-able-member.ts';
import { type ladderChange, type ladderSteps, type newLadder, refuseBadSteps } from './ladder-input.ts';
import { lookAgain } from './walk-ladders.ts';

export const ladderStamp = z.object({ id: z.uuid(), version: z.int() });
export const newSponsor = z.object({ memberId: z.uuid({ error: 'Choose a member, or nobody.' }).nullable() });

/** Writes a ladder for an origin or for one theme; it holds there in place of the organisation's from now on. */
export async function createLadder(ctx: Ctx, { origin, themeId, steps }: z.infer<typeof newLadder>): Promise<z.infer<typeof ladderStamp>> {
  if ((origin === null) === (themeId === null)) throw invalidField('origin', 'Choose the origin or the theme this ladder is for.');
  const id = newId(ctx.now());
  try {
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      if (themeId !== null) await lockTheme(tx, ctx, themeId);
      await refuseBadSteps(tx, ctx, steps);
      await tx.insert(ladder).values({ orgId: ctx.orgId, id, origin, themeId, changedAt: ctx.now(), changedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null });
      await writeSteps(tx, ctx, id, steps, new Set());
      await recordAudit(tx, ctx, 'create-ladder', `ladder:${id}`, { origin, theme: themeId, steps: steps.length });
    });
  } catch (error) {
    throw violationOf(error)?.constraint === 'ladder_once' ? new AppError('conflict', 'There is a ladder for this already. Change that one.') : error;
  }
  return { id, version: 1 };
}

/** Changes a ladder's steps. A step keeps its id, so that what fired does not fire again; a change made on an older version is refused. */
export async function changeLadder(ctx: Ctx, ladderId: string, { version, steps }: z.infer<typeof ladderChange>): Promise<z.infer<typeof ladderStamp>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockLadder(tx, ctx, ladderId);
    if (found.version !== version) {
      throw new AppError('conflict', 'Somebody else changed this ladder in the meantime. Load it again and decide.', [
        { pointer: '/version', message: `You worked on version ${version}; it is at version ${found.version}.` },
        { pointer: '/stands', message: await inALine(tx, ctx, await readSteps(tx, ctx, ladderId)) },
        { pointer: '/sent', message: await inALine(tx, ctx, steps) },
      ]);
    }
    await refuseBadSteps(tx, ctx, steps);
    const kept = new Set((await tx.delete(ladderStep).where(and(eq(ladderStep.orgId, ctx.orgId), eq(ladderStep.ladderId, ladderId))).returning({ id: ladderStep.id })).map(({ id }) => id));
    await writeSteps(tx, ctx, ladderId, steps, kept);
    await tx.update(ladder).set({ version: version + 1, changedAt: ctx.now(), changedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null }).where(and(eq(ladder.orgId, ctx.orgId), eq(ladder.id, ladderId)));
    await recordAudit(tx, ctx, 'change-ladder', `ladder:${ladderId}`, { steps: steps.length });
    return { id: ladderId, version: version + 1 };
  });
}

/** Takes a ladder away; what it was for goes by the organisation's again, which itself cannot be taken away. */
export async function removeLadder(ctx: Ctx, ladderId: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockLadder(tx, ctx, ladderId);
    if (found.origin === null && found.themeId === null) throw new AppError('conflict', 'The ladder of the organisation stays: without it a late theme would reach nobody. Change its steps instead.');
    await tx.delete(ladder).where(and(eq(ladder.orgId, ctx.orgId), eq(ladder.id, ladderId)));
    await recordAudit(tx, ctx, 'remove-ladder', `ladder:${ladderId}`);
    await lookAgain(tx, ctx);
  });
}

/** Says who the executive sponsor is: the last one a ladder reaches. They cannot leave before somebody else is. */
export async function nameSponsor(ctx: Ctx, { memberId }: z.infer<typeof newSponsor>): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    if (memberId !== null) await findAbleMember(tx, ctx, { field: 'memberId', id: memberId, needs: 'themes.read', lacks: 'may not read themes' });
    await tx.update(setting).set({ sponsorId: memberId, sponsorActive: memberId === null ? null : true }).where(eq(setting.orgId, ctx.orgId));
    await recordAudit(tx, ctx, 'name-sponsor', `organisation:${ctx.orgId}`, { sponsor: memberId });
  });
}

async function lockLadder(tx: OrgTx, ctx: Ctx, ladderId: string): Promise<typeof ladder.$inferSelect> {
  const [found] = await tx.select().from(ladder).where(and(eq(ladder.orgId, ctx.orgId), eq(ladder.id, ladderId))).for('update');
  if (found === undefined) throw notFound('ladder');
  return found;
}

async function readSteps(tx: OrgTx, ctx: Ctx, ladderId: string) {
  return tx.select().from(ladderStep).where(and(eq(ladderStep.orgId, ctx.orgId), eq(ladderStep.ladderId, ladderId))).orderBy(asc(ladderStep.position));
}

/** A ladder in a line, for whoever has to choose between two: when each step comes, and whom it tells. */
async function inALine(tx: OrgTx, ctx: Ctx, steps: readonly Pick<typeof ladderStep.$inferSelect, 'trigger' | 'days' | 'roles' | 'memberId'>[]): Promise<string> {
  const people = await tx.select({ id: member.id, name: member.name }).from(member).where(eq(member.orgId, ctx.orgId));
  return steps.map(({ trigger, days, roles, memberId }) => `${triggerWords(trigger, days)}: ${nameList([...roles.map((role) => ladderRoleWords[role]), ...people.flatMap(({ id, name }) => (id === memberId ? [name] : []))])}`).join('; ');
}

async function writeSteps(tx: OrgTx, ctx: Ctx, ladderId: string, steps: z.infer<typeof ladderSteps>, kept: Set<string>): Promise<void> {
  const rows = steps.map(({ id, trigger, days, roles, memberId, procedureId }, position) => ({ orgId: ctx.orgId, ladderId, id: id !== undefined && kept.delete(id) ? id : newId(ctx.now()), position, trigger, days, roles, memberId, memberActive: memberId === null ? null : true, procedureId }));
  await tx.insert(ladderStep).values(rows);
  await lookAgain(tx, ctx);
}
