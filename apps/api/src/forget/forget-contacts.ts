import { interaction } from '@kept/db/schema/listen/customers.ts';
import { erasure } from '@kept/db/schema/listen/erasures.ts';
import { importImage } from '@kept/db/schema/listen/imports.ts';
import { transcriptTurn } from '@kept/db/schema/listen/transcripts.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { inList } from '@kept/db/in-list.ts';
import { forgetDecisions } from './forget-decisions.ts';
import { forgottenId } from './forgotten-id.ts';
import { rememberForgotten } from './remember-forgotten.ts';

/** Forgets with whom contacts were and what was said in them. How they went (channel, reason, hand-offs, whether it was resolved) goes on counting. */
export async function forgetContacts(tx: OrgTx, ctx: Ctx, contacts: readonly { readonly id: string; readonly externalId: string }[]): Promise<void> {
  const forgotten = contacts.map(({ id, externalId }) => ({ mac: forgottenId(ctx, 'interaction', externalId), leftId: id }));
  await rememberForgotten(tx, ctx, forgotten);
  await tx.delete(transcriptTurn).where(and(eq(transcriptTurn.orgId, ctx.orgId), inList(transcriptTurn.interactionId, contacts.map(({ id }) => id))));
  await tx.delete(importImage).where(and(eq(importImage.orgId, ctx.orgId), inList(importImage.interactionId, contacts.map(({ id }) => id))));
  await forgetDecisions(tx, ctx, inList(surveyDecision.interactionId, contacts.map(({ id }) => id)));
  await tx
    .update(interaction)
    .set({ customerId: null, externalId: erasure.mac, conversation: null, agentRef: null, unresolvedCause: null })
    .from(erasure)
    .where(and(eq(interaction.orgId, ctx.orgId), eq(erasure.orgId, ctx.orgId), inList(erasure.mac, forgotten.map(({ mac }) => mac)), eq(interaction.id, erasure.leftId)));
}
