import type { Permission } from '@kept/core/permissions.ts';
import type { World } from './world.ts';

/**
 * One route as the isolation matrix asks it. `path` is the address with things of the asked organisation filled in
 * (made through its own API); a stranger must get 401, another organisation's administrator 404 (or nothing of theirs),
 * a role without the permission 403.
 */
export interface IsolationCase {
  /** As the route table spells it: 'POST /api/v1/themes/:id/updates'. */
  readonly route: string;
  /** What it needs, or how it is open to anyone. */
  readonly needs: Permission | 'open page' | 'signed link' | 'sign-in';
  readonly path?: (world: World) => Promise<string>;
  readonly body?: unknown;
}
