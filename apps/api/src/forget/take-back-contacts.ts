import { interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, inArray, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { ImportRun } from '../listen/run-import.ts';
import type { TakenBack } from './undo-import.ts';

const batchSize = 500;

/** Takes back contacts that a file alone brought, with their hand-offs; those of which something was said, or for which a survey was decided on, stay. */
export async function takeBackContacts(tx: OrgTx, ctx: Ctx, run: ImportRun): Promise<TakenBack> {
  const isTheirs = and(eq(interaction.orgId, ctx.orgId), eq(interaction.importId, run.id));
  const said = tx.select({ id: feedback.id }).from(feedback).where(and(eq(feedback.orgId, interaction.orgId), eq(feedback.interactionId, interaction.id)));
  const decided = tx.select({ id: surveyDecision.id }).from(surveyDecision).where(and(eq(surveyDecision.orgId, interaction.orgId), eq(surveyDecision.interactionId, interaction.id)));
  await tx.update(interaction).set({ importId: null }).where(and(isTheirs, or(exists(said), exists(decided))));
  const rows = await tx.select({ id: interaction.id }).from(interaction).where(isTheirs).limit(batchSize);
  if (rows.length > 0) await tx.delete(interaction).where(and(eq(interaction.orgId, ctx.orgId), inArray(interaction.id, rows.map(({ id }) => id))));
  return { done: rows.length, gone: rows.length, restored: 0 };
}
