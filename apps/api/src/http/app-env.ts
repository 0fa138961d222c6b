import type { Ctx, Deps } from '../context.ts';

/** What travels with a request: the world, its id, and after `allow` who asks and for which organisation. */
export interface AppEnv {
  Variables: { deps: Deps; requestId: string; ctx: Ctx };
}
