import { mayDo, scopesGrant } from '@kept/core/permissions.ts';
import type { customer } from '@kept/db/schema/listen/customers.ts';
import type { Ctx } from '../context.ts';

export type ShownCustomer = { id: string; name: string | null; segment: string | null } | null;

/** Who said it, as far as the reader may know: names only for those who may look customers up. */
export function shownCustomer(ctx: Ctx, row: typeof customer.$inferSelect | null): ShownCustomer {
  if (row === null) return null;
  return { id: row.id, name: mayReadCustomers(ctx) ? row.name : null, segment: row.segment };
}

/** Says whether whoever asks may look customers up. */
export function mayReadCustomers({ actor }: Ctx): boolean {
  if (actor.kind === 'member') return mayDo(actor.role, 'customers.read');
  return actor.kind === 'key' && scopesGrant(actor.scopes, 'customers.read');
}
