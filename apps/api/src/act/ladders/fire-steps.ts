import { escalationTold, themeEscalation } from '@kept/db/schema/act/ladders.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { lockTheme } from '../../understand/lock-theme.ts';
import { readReach, toldBy } from './read-reach.ts';
import { readWaits } from './read-waits.ts';

/**
 * Fires every step whose day has come and whose theme still waits, once in each stretch of waiting. Each theme is looked at again
 * while it is held, so that an answer that came in the meantime stops the step, and a second worker finds it fired. Steps that a
 * late worker finds together fire together: one entry, and each person is told once.
 */
export async function fireSteps(ctx: Ctx): Promise<void> {
  const due = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { themes, today } = await readWaits(tx, ctx);
    return themes.filter(({ ahead }) => ahead.some(({ dueOn }) => dueOn <= today)).map((each) => each.theme.id);
  });
  for (const themeId of due) await inOrg(ctx.db, ctx.orgId, (tx) => fireTheme(tx, ctx, themeId));
}

async function fireTheme(tx: OrgTx, ctx: Ctx, themeId: string): Promise<void> {
  await lockTheme(tx, ctx, themeId);
  const { themes, today } = await readWaits(tx, ctx, themeId);
  const reach = await readReach(tx, ctx, today);
  const firedAt = ctx.now();
  for (const { theme, ahead } of themes) {
    for (const { step, since, dueOn } of ahead.filter((each) => each.dueOn <= today)) {
      const fired = { orgId: ctx.orgId, themeId, waitingSince: since, stepId: step.id };
      const [made] = await tx.insert(themeEscalation).values({ ...fired, trigger: step.trigger, days: step.days, dueOn, firedAt }).onConflictDoNothing().returning({ stepId: themeEscalation.stepId });
      const told = made === undefined ? [] : toldBy(reach, step, theme);
      if (made !== undefined) await recordAudit(tx, ctx, 'escalate-theme', `theme:${themeId}`, { step: step.id, trigger: step.trigger, days: step.days });
      if (told.length > 0) await tx.insert(escalationTold).values(told.map((memberId) => ({ ...fired, memberId })));
    }
  }
}
