import { type Ctx, type Deps, publicCtx, systemCtx } from '../context.ts';
import { createLimits } from '../http/limits.ts';
import type { Role } from '@kept/core/permissions.ts';
import type { DemoWorld } from './demo-world.ts';
import { createGatheringOutbox } from './gathering-outbox.ts';

/** A person of the demo world, as the product knows them. */
export interface StagePerson {
  readonly memberId: string;
  readonly accountId: string;
  readonly role: Role;
}

/** Where the demo world is laid: the past is told by giving every verb a clock of its own. */
export interface DemoStage {
  readonly world: DemoWorld;
  readonly orgId: string;
  readonly person: (key: string) => StagePerson;
  /** A person of the demo world, doing something at a moment of the past. */
  readonly as: (key: string, at: number) => Ctx;
  /** Kept itself at that moment. */
  readonly asKept: (job: string, at: number) => Ctx;
  /** Somebody with a signed link at that moment. */
  readonly asCustomer: (at: number) => Ctx;
}

/** Sets the stage for an organisation and its people. */
export function setStage(deps: Deps, world: DemoWorld, orgId: string, people: ReadonlyMap<string, StagePerson>): DemoStage {
  const person = (key: string): StagePerson => {
    const found = people.get(key);
    if (found === undefined) throw new Error(`Nobody at Northlight is called ${key}.`);
    return found;
  };
  return {
    world,
    orgId,
    person,
    as: (key, at) => ({ ...depsAt(deps, at), orgId, actor: { kind: 'member', ...person(key) } }),
    asKept: (job, at) => systemCtx(depsAt(deps, at), orgId, job),
    asCustomer: (at) => publicCtx(depsAt(deps, at), orgId),
  };
}

/** The same world outside, at a moment of the past: mail stays in the outbox, nobody is woken, and no limit meant for strangers counts. */
export function depsAt(deps: Deps, at: number): Deps {
  const now = (): Date => new Date(at);
  // Ctrl-C in the middle ends mails under way; the next start begins anew, so nobody needs to be warned.
  const log = deps.log.child({ past: now().toISOString() }, { level: deps.log.isLevelEnabled('error') ? 'error' : 'silent' });
  return { ...deps, now, log, transport: createGatheringOutbox(deps.db, now), limits: createLimits(), wake: async () => undefined };
}
