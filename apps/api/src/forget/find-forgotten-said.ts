import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { findForgotten } from './find-forgotten.ts';

/** Of what has come in, everything that was here before and was forgotten since, each with the id of the row that is left of it. */
export async function findForgottenSaid<Item extends { readonly forgottenId: string }>(tx: OrgTx, ctx: Ctx, items: readonly Item[]): Promise<Map<Item, string>> {
  const left = await findForgotten(tx, ctx, items.map((item) => item.forgottenId));
  const found = new Map<Item, string>();
  for (const item of items) {
    const id = left.get(item.forgottenId) ?? undefined;
    if (id !== undefined) found.set(item, id);
  }
  return found;
}
