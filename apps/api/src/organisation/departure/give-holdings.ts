import { invalidField } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { ladderStep } from '@kept/db/schema/act/ladders.ts';
import { procedure } from '@kept/db/schema/act/procedures.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { findAbleMember } from '../../act/find-able-member.ts';
import { findOwner } from '../../act/find-owner.ts';
import { giveTheme } from '../../act/hand-over/give-theme.ts';
import type { Ctx } from '../../context.ts';
import { lockTheme } from '../../understand/lock-theme.ts';
import { recordAudit } from '../record-audit.ts';
import { holdingKinds } from './list-holdings.ts';

export const departure = z.object({
  /** Who takes what; a deputy's place and the sponsor's may stay empty. */
  give: z.array(z.object({ kind: z.enum(holdingKinds), id: z.uuid(), to: z.uuid({ error: 'Choose the person who takes it.' }).nullable() })).max(1000, 'Give away at most a thousand things at once.').default([]),
});
type Gift = z.infer<typeof departure>['give'][number];

/** Gives what a leaving member holds to others, in the transaction in which they leave; what they no longer hold by then is left alone. */
export async function giveHoldings(tx: OrgTx, ctx: Ctx, memberId: string, gifts: readonly Gift[]): Promise<void> {
  for (const [at, gift] of gifts.entries()) {
    const field = `give/${at}/to`;
    if (gift.to === memberId) throw invalidField(field, 'This is the person who leaves. Choose somebody else.');
    if (gift.to === null && gift.kind !== 'deputy' && gift.kind !== 'sponsor') throw invalidField(field, 'Choose the person who takes it.');
    await giveOne(tx, ctx, memberId, gift, field);
  }
}

async function giveOne(tx: OrgTx, ctx: Ctx, memberId: string, { kind, id, to }: Gift, field: string): Promise<void> {
  const able = (needs: 'themes.update' | 'procedures.write' | 'themes.read' | 'themes.join', lacks: string) => (to === null ? undefined : findAbleMember(tx, ctx, { field, id: to, needs, lacks }));
  switch (kind) {
    case 'theme':
      return to === null ? undefined : giveOneTheme(tx, ctx, memberId, { id, to, field });
    case 'deputy':
      await able('themes.update', 'may read themes but not work on them');
      await tx.update(theme).set({ deputyId: to, deputyActive: to === null ? null : true }).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, id), eq(theme.deputyId, memberId), sql`${theme.ownerId} is distinct from ${to}`));
      return recordAudit(tx, ctx, 'change-deputy', `theme:${id}`, { to });
    case 'procedure':
      await able('procedures.write', 'may read procedures but not write them');
      if (to === null) return undefined;
      await tx
        .update(procedure)
        .set({ ownerId: to, deputyId: sql`nullif(${procedure.deputyId}, ${to}::uuid)`, updatedAt: ctx.now(), version: sql`${procedure.version} + 1` })
        .where(and(eq(procedure.orgId, ctx.orgId), eq(procedure.id, id), eq(procedure.ownerId, memberId)));
      return recordAudit(tx, ctx, 'change-procedure', `procedure:${id}`, { owner: to });
    case 'step':
      await able('themes.join', 'cannot see themes');
      if (to === null) return undefined;
      for (const { themeId } of await tx.update(themeStep).set({ assigneeId: to, version: sql`${themeStep.version} + 1` }).where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.id, id), eq(themeStep.assigneeId, memberId), eq(themeStep.assigneeActive, true))).returning({ themeId: themeStep.themeId })) {
        await recordAudit(tx, ctx, 'change-step', `theme:${themeId}`, { step: id, assignee: to });
      }
      return undefined;
    case 'ladder_step':
      await able('themes.read', 'may not read themes');
      await tx.update(ladderStep).set({ memberId: to, memberActive: true }).where(and(eq(ladderStep.orgId, ctx.orgId), eq(ladderStep.id, id), eq(ladderStep.memberId, memberId)));
      return recordAudit(tx, ctx, 'change-ladder-step', `organisation:${ctx.orgId}`, { step: id, to });
    case 'sponsor':
      await able('themes.read', 'may not read themes');
      await tx.update(setting).set({ sponsorId: to, sponsorActive: to === null ? null : true }).where(and(eq(setting.orgId, ctx.orgId), eq(setting.sponsorId, memberId)));
      return recordAudit(tx, ctx, 'name-sponsor', `organisation:${ctx.orgId}`, { sponsor: to });
  }
}

async function giveOneTheme(tx: OrgTx, ctx: Ctx, memberId: string, { id, to, field }: { id: string; to: string; field: string }): Promise<void> {
  const found = await lockTheme(tx, ctx, id);
  if (found.ownerId !== memberId) return;
  const owner = await findOwner(tx, ctx, to, found.deadlineOn, field);
  await giveTheme(tx, ctx, found, { id: newId(ctx.now()), ownerId: owner.id });
}
