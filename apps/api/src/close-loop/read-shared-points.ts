import type { SaidPoint } from '@kept/core/close-loop/own-points.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readSaidPoints } from './digest-mail.ts';

/** What was said by everybody who reads one address. */
export interface SharedPoints {
  readonly points: readonly SaidPoint[];
  /** Whether several people read it, so that none is greeted by name. */
  readonly isShared: boolean;
}

/** What each of these people said up to a moment, with what was said by whoever shares their address: one mail then answers all of them. */
export async function readSharedPoints(tx: OrgTx, ctx: Ctx, people: readonly { readonly id: string; readonly emailNormal: string | null }[], until: Date): Promise<Map<string, SharedPoints>> {
  const emails = [...new Set(people.flatMap(({ emailNormal }) => emailNormal ?? []))];
  const readers = emails.length === 0 ? [] : await tx.select({ id: customer.id, emailNormal: customer.emailNormal }).from(customer).where(and(eq(customer.orgId, ctx.orgId), inArray(customer.emailNormal, emails))).orderBy(asc(customer.id));
  const byEmail = Map.groupBy(readers, ({ emailNormal }) => emailNormal ?? '');
  const idsOf = ({ id, emailNormal }: { id: string; emailNormal: string | null }) => [...new Set([id, ...(byEmail.get(emailNormal ?? '') ?? []).map((reader) => reader.id)])];
  const said = await readSaidPoints(tx, ctx, [...new Set(people.flatMap(idsOf))], until);
  return new Map(
    people.map((person) => {
      const spoken = idsOf(person).filter((id) => id === person.id || (said.get(id) ?? []).length > 0);
      return [person.id, { points: spoken.flatMap((id) => said.get(id) ?? []), isShared: spoken.length > 1 }];
    }),
  );
}
