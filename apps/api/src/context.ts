import type { Role } from '@kept/core/permissions.ts';
import type { Db, OpenDatabase } from '@kept/db/client.ts';
import type { ThemeEngine } from '@kept/themes/theme-engine.ts';
import type { Logger } from 'pino';
import type { Limits } from './http/limits.ts';
import type { JobName } from './job-names.ts';
import type { MailDoor } from './mail/inbound/mail-door.ts';
import type { OwnAddress } from './organisation/domain/read-own-address.ts';
import type { ReadTexts } from './organisation/domain/name-server.ts';
import type { OutsideWeb } from './organisation/webhooks/outside-web.ts';
import type { MailTransport } from './mail/transport.ts';
import type { Endpoint } from './understand/ask-endpoint.ts';
import type { Secrets } from './secrets.ts';

/** What the process is told from outside, once, at its start. */
export interface Place {
  /** The address people open, without a slash at the end. */
  readonly baseUrl: string;
  readonly trustProxy: boolean;
  /** The folder of the embedded database and of what belongs beside it. */
  readonly dataDir: string;
  /** Whether people without an account may try Kept with a file of theirs (KEPT_TRY). */
  readonly isOpenToTry: boolean;
  /** Whether a name of nobody's is answered with “not found” instead of Kept itself (KEPT_ONLY_URL). */
  readonly isOnlyAtOwnName: boolean;
}

/** Everything a verb needs from the world; tests replace only what lies outside the product. */
export interface Deps {
  readonly database: OpenDatabase;
  readonly db: Db;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly transport: MailTransport;
  /** Where mail comes in, where that is set up. */
  readonly door?: MailDoor | undefined;
  readonly engine: ThemeEngine;
  /** The language model that may be asked for suggestions, where one is set up. */
  readonly chat?: Endpoint | undefined;
  readonly secrets: Secrets;
  /** Where webhooks lead. */
  readonly web: OutsideWeb;
  /** What name servers say of a name. */
  readonly readTexts: ReadTexts;
  readonly limits: Limits;
  readonly log: Logger;
  readonly place: Place;
  /** Tells the worker that there is something to do, after the work is saved; a lost call is found by the sweep. */
  readonly wake: (job: JobName, orgId: string) => Promise<void>;
}

/** Who is doing it: a member, a key, a job of our own, or somebody with a public page or a signed link. */
export type Actor =
  | { readonly kind: 'member'; readonly memberId: string; readonly accountId: string; readonly role: Role }
  | { readonly kind: 'key'; readonly keyId: string; readonly scopes: readonly string[] }
  | { readonly kind: 'system'; readonly job: string }
  | { readonly kind: 'public' };

/** Deps, plus the organisation it is done in and the one who does it. */
export interface Ctx extends Deps {
  readonly orgId: string;
  readonly actor: Actor;
  /** The organisation's name and address, where it was read before a transaction that may not look into the directory. */
  readonly ownAddress?: OwnAddress;
  /** What stands before the addresses customers are given, where it is not Kept's own address: a domain of the organisation. */
  readonly front?: string | undefined;
}

/** The context of work that Kept does by itself. */
export function systemCtx(deps: Deps, orgId: string, job: string): Ctx {
  return { ...deps, orgId, actor: { kind: 'system', job } };
}

/** The context of a page that anybody with the address or a signed link may open. */
export function publicCtx(deps: Deps, orgId: string): Ctx {
  return { ...deps, orgId, actor: { kind: 'public' } };
}

/** How an actor is written into the audit log: a kind and an id, never a name. */
export function actorTag(actor: Actor): string {
  if (actor.kind === 'member') return `member:${actor.memberId}`;
  if (actor.kind === 'key') return `key:${actor.keyId}`;
  return actor.kind === 'system' ? `system:${actor.job}` : 'public';
}
