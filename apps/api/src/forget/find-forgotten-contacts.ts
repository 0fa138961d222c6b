import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { findForgotten } from './find-forgotten.ts';
import { forgottenId } from './forgotten-id.ts';

/** Of contacts as they come in, those whose customer was forgotten since, by external id: the id of what is left of each. */
export async function findForgottenContacts(tx: OrgTx, ctx: Ctx, contacts: readonly { readonly externalId: string }[]): Promise<Map<string, string>> {
  const nameOf = new Map(contacts.map(({ externalId }) => [forgottenId(ctx, 'interaction', externalId), externalId]));
  const left = await findForgotten(tx, ctx, [...nameOf.keys()]);
  return new Map([...left].flatMap(([mac, id]) => (id === null ? [] : [[nameOf.get(mac) ?? '', id]])));
}
