import { ladderRoles, ladderTriggers } from '@kept/core/act/ladder.ts';
import { ladderRefusals } from '@kept/core/act/ladder-refusals.ts';
import { origins } from '@kept/core/vocabulary.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { procedure } from '@kept/db/schema/act/procedures.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { findAbleMember } from '../find-able-member.ts';

const farthest = 250;
const days = `Choose 0 to ${farthest} working days.`;

const step = z
  .object({
    /** The step that is changed; a new one has none. */
    id: z.uuid().optional(),
    trigger: z.enum(ladderTriggers, { error: 'Choose what the step waits for.' }),
    days: z.number({ error: days }).int(days).min(0, days).max(farthest, days),
    roles: z.array(z.enum(ladderRoles)).transform((roles) => ladderRoles.filter((role) => roles.includes(role))),
    memberId: z.uuid({ error: 'Choose a member, or nobody.' }).nullable(),
    /** What whoever is told is to follow. */
    procedureId: z.uuid({ error: 'Choose a procedure, or none.' }).nullable().default(null),
  })
  .refine((given) => given.trigger === 'before_deadline' || given.days > 0, { error: 'Give it at least one working day.', path: ['days'] });

export const ladderSteps = z.array(step).max(20, 'Keep a ladder to 20 steps.');
export const newLadder = z.object({ origin: z.enum(origins).nullable(), themeId: z.uuid().nullable(), steps: ladderSteps });
export const ladderChange = z.object({ version: z.int(), steps: ladderSteps });
export const ladderPreview = z.object({ steps: ladderSteps, themeId: z.uuid().nullable().optional() });

/** Refuses steps that would not lead anywhere, and people who left. */
export async function refuseBadSteps(tx: OrgTx, ctx: Ctx, steps: z.infer<typeof ladderSteps>): Promise<void> {
  const problems = ladderRefusals(steps);
  const [first] = problems;
  if (first !== undefined) throw new AppError('invalid', problems.length === 1 ? first.message : 'Some steps of this ladder lead nowhere.', problems);
  await refuseUnknownProcedures(tx, ctx, steps);
  for (const [at, { memberId }] of steps.entries()) if (memberId !== null) await findAbleMember(tx, ctx, { field: `steps/${at}/memberId`, id: memberId, needs: 'themes.read', lacks: 'may not read themes' });
}

async function refuseUnknownProcedures(tx: OrgTx, ctx: Ctx, steps: z.infer<typeof ladderSteps>): Promise<void> {
  const ids = [...new Set(steps.flatMap(({ procedureId }) => procedureId ?? []))];
  if (ids.length === 0) return;
  const known = new Set((await tx.select({ id: procedure.id }).from(procedure).where(and(eq(procedure.orgId, ctx.orgId), inArray(procedure.id, ids), isNull(procedure.retiredAt)))).map(({ id }) => id));
  const at = steps.findIndex(({ procedureId }) => procedureId !== null && !known.has(procedureId));
  if (at >= 0) throw invalidField(`steps/${at}/procedureId`, 'This procedure is not in use. Choose another, or none.');
}
