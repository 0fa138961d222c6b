import { AppError } from '@kept/core/errors.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { alreadySetUp, createOrganisation, hasOrganisation, type newOrganisation } from './create-organisation.ts';
import { openSession } from './open-session.ts';

export const setUpState = z.object({ needed: z.boolean() });

/** Says whether Kept still waits for its first organisation. */
export async function readSetUp(deps: Deps): Promise<z.infer<typeof setUpState>> {
  return { needed: !(await inDirectory(deps.db, hasOrganisation)) };
}

/** Makes the first organisation and its administrator and signs them in; refused as soon as there is one. */
export async function setUp(deps: Deps, address: string, input: z.infer<typeof newOrganisation>): Promise<{ cookie: string; slug: string }> {
  await deps.limits.accountLinkByAddress.take(address);
  if (!(await readSetUp(deps)).needed) throw new AppError('conflict', alreadySetUp);
  const made = await createOrganisation(deps, input, { onlyAsFirst: true });
  const { cookie } = await openSession(deps, made.accountId, made.orgId);
  return { cookie, slug: made.slug };
}
