import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { findForgotten } from './find-forgotten.ts';
import { forgottenId } from './forgotten-id.ts';

/** How other systems call a person; the address in its normal form. */
export interface PersonNames {
  readonly externalId?: string | undefined;
  readonly emailNormal?: string | null | undefined;
}

/** Tells of people as other systems call them whether they asked to be forgotten, by their id or by their address. */
export interface ForgottenPeople {
  readonly hasId: (person: PersonNames) => boolean;
  readonly hasEmail: (person: PersonNames) => boolean;
}

/** Looks all of them up in one statement. */
export async function findForgottenPeople(tx: OrgTx, ctx: Ctx, people: readonly PersonNames[]): Promise<ForgottenPeople> {
  const macs = people.flatMap((person) => [idMac(ctx, person) ?? [], emailMac(ctx, person) ?? []].flat());
  const gone = await findForgotten(tx, ctx, macs);
  if (gone.size === 0) return { hasId: () => false, hasEmail: () => false };
  return { hasId: (person) => gone.has(idMac(ctx, person) ?? ''), hasEmail: (person) => gone.has(emailMac(ctx, person) ?? '') };
}

function idMac(ctx: Ctx, { externalId }: PersonNames): string | undefined {
  return externalId === undefined ? undefined : forgottenId(ctx, 'customer', externalId);
}

function emailMac(ctx: Ctx, { emailNormal }: PersonNames): string | undefined {
  return emailNormal === undefined || emailNormal === null ? undefined : forgottenId(ctx, 'email', emailNormal);
}
