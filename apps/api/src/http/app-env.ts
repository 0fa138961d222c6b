import type { Ctx, Deps } from '../context.ts';
import type { OwnDomain } from '../organisation/domain/find-domain.ts';

/** What travels with a request: the world, its id, and after `allow` who asks and for which organisation. */
export interface AppEnv {
  /** Set by us alone, when a request came by an organisation's own name. */
  Bindings: { domain?: OwnDomain };
  Variables: { deps: Deps; requestId: string; ctx: Ctx; /** Who may show this answer in a frame; nobody, unless a route says so. */ framedBy?: readonly string[]; /** Whether the answer is a picture that mail programs and other sites show. */ isPicture?: boolean; /** The organisation whose own name the request came by. */ domain?: OwnDomain };
}
