import { interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { textVector } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { SaidText } from '@kept/themes/driver-features.ts';
import { and, asc, eq, exists, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

/** What the customer said in each of these contacts, oldest first, with the vectors of the present encoder: never agents' words. A contact without words is not among them. */
export async function readContactWords(tx: OrgTx, ctx: Ctx, interactionIds: readonly string[]): Promise<Map<string, SaidText[]>> {
  if (interactionIds.length === 0) return new Map();
  const rows = await tx
    .select({ interactionId: feedback.interactionId, text: feedback.text, vector: textVector.vector })
    .from(feedback)
    .innerJoin(textVector, and(eq(textVector.orgId, feedback.orgId), eq(textVector.textKey, feedback.textKey), eq(textVector.version, ctx.engine.version)))
    .where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.interactionId, [...interactionIds]), isComment))
    .orderBy(asc(feedback.occurredAt), asc(feedback.id));
  const said = new Map<string, SaidText[]>();
  for (const { interactionId, text, vector } of rows) {
    const list = said.get(interactionId ?? '') ?? [];
    list.push({ text, vector });
    said.set(interactionId ?? '', list);
  }
  return said;
}

/** Says whether a customer's words were read in a contact. */
export function hasContactWords(tx: OrgTx) {
  return exists(tx.select({ id: feedback.id }).from(feedback).where(and(eq(feedback.orgId, interaction.orgId), eq(feedback.interactionId, interaction.id), isComment)));
}
