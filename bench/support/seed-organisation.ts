import { systemCtx, type Ctx } from '@kept/api/context.ts';
import { readEnv } from '@kept/api/env.ts';
import { openDeps } from '@kept/api/open-deps.ts';
import { createKey } from '@kept/api/organisation/create-key.ts';
import { createOrganisation } from '@kept/api/organisation/create-organisation.ts';
import type { KeyScope } from '@kept/core/permissions.ts';

/** Makes an organisation with a key that may write and read feedback, and lets a bench fill it, through the product's own verbs. */
export async function seedOrganisation<T>(env: Readonly<Record<string, string>>, fill: (ctx: Ctx, slug: string) => Promise<T>, more: readonly KeyScope[] = []): Promise<{ slug: string; key: string; filled: T }> {
  const { deps, close } = await openDeps(readEnv({ ...env, KEPT_LOG: 'error' }), () => undefined);
  try {
    const made = await createOrganisation(deps, { organisationName: 'Bench', timezone: 'Europe/London', postalAddress: '', name: 'Ben Bench', email: 'ben@bench.example', password: 'only for the bench, for one run' });
    const ctx = systemCtx(deps, made.orgId, 'bench');
    const { secret } = await createKey(ctx, { name: 'Bench', scopes: ['feedback:write', 'feedback:read', ...more] });
    const filled = await fill(ctx, made.slug);
    // A server that runs has told its planner within a minute how large its tables are; here it is told.
    await deps.database.run('analyze');
    return { slug: made.slug, key: secret, filled };
  } finally {
    await close();
  }
}
