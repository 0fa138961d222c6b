import { interaction } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { forgottenId } from './forgotten-id.ts';
import { rememberForgotten } from './remember-forgotten.ts';

/** Forgets with whom contacts were. How they went (channel, reason, hand-offs, whether it was resolved) goes on counting. */
export async function forgetContacts(tx: OrgTx, ctx: Ctx, contacts: readonly { readonly id: string; readonly externalId: string }[]): Promise<void> {
  for (const { id, externalId } of contacts) {
    const mac = forgottenId(ctx, 'interaction', externalId);
    await rememberForgotten(tx, ctx, [{ mac, leftId: id }]);
    await tx
      .update(interaction)
      .set({ customerId: null, externalId: mac, conversation: null, agentRef: null, unresolvedCause: null })
      .where(and(eq(interaction.orgId, ctx.orgId), eq(interaction.id, id)));
  }
}
