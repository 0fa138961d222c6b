import type { Ctx, Deps } from '../context.ts';

/** What travels with a request: the world, its id, and after `allow` who asks and for which organisation. */
export interface AppEnv {
  Variables: { deps: Deps; requestId: string; ctx: Ctx; /** Who may show this answer in a frame; nobody, unless a route says so. */ framedBy?: readonly string[] };
}
