import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';

export type NewCopy = Pick<typeof digestCopy.$inferInsert, 'mailId' | 'arm' | 'own' | 'others'>;

/** Keeps what each mail of a digest shows, of those that were put on record. */
export async function keepCopies(tx: OrgTx, ctx: Ctx, digestId: string, copies: readonly NewCopy[], made: readonly { readonly id: string }[]): Promise<void> {
  const ids = new Set(made.map(({ id }) => id));
  const kept = copies.filter(({ mailId }) => ids.has(mailId));
  if (kept.length > 0) await tx.insert(digestCopy).values(kept.map((copy) => ({ orgId: ctx.orgId, digestId, ...copy })));
}
