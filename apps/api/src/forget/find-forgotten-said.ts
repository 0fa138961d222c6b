import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { findForgotten } from './find-forgotten.ts';
import { forgottenId } from './forgotten-id.ts';

/** Of what has come in, everything that was here before and was forgotten since, each with the id of the row that is left of it. */
export async function findForgottenSaid<Item extends { readonly source: string; readonly externalId: string }>(tx: OrgTx, ctx: Ctx, items: readonly Item[]): Promise<Map<Item, string>> {
  const named = items.map((item) => ({ item, mac: forgottenId(ctx, 'feedback', item.source, item.externalId) }));
  const left = await findForgotten(tx, ctx, named.map(({ mac }) => mac));
  const found = new Map<Item, string>();
  for (const { item, mac } of named) {
    const id = left.get(mac) ?? undefined;
    if (id !== undefined) found.set(item, id);
  }
  return found;
}
