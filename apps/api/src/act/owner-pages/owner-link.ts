import { needsOwner } from '@kept/core/act/theme-status.ts';
import { addDaysTo, writeDay } from '@kept/core/calendar.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { type Ctx, type Deps, publicCtx } from '../../context.ts';
import type { Theme } from '../../understand/lock-theme.ts';
import { readProceduresOf } from '../procedures/theme-procedures.ts';
import { readHandOver } from '../hand-over/read-hand-over.ts';
import { readToday } from '../read-today.ts';

/** What an owner can say from a mail, each behind an address of its own. */
export const ownerDeeds = ['still-on', 'done', 'stuck', 'not-mine'] as const;
export type OwnerDeed = (typeof ownerDeeds)[number];

const daysValid = 14;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface Issued {
  readonly themeId: string;
  readonly memberId: string;
  /** The timeline entry that made them its owner: with the next one these links are dead. */
  readonly ownedSince: string;
  /** The day they were written, in the organisation's zone. */
  readonly issuedOn: string;
}

/** The addresses behind the four buttons of a mail to an owner: for one theme and one person, for 14 days, until it is handed over. */
export function ownerLinks(ctx: Ctx, { themeId, memberId, ownedSince, issuedOn }: Issued): { stillOn: string; done: string; stuck: string; notMine: string } {
  const base = `${ctx.place.baseUrl}/t/${ctx.secrets.sign('owner', [ctx.orgId, themeId, memberId, ownedSince, issuedOn])}`;
  return { stillOn: `${base}/still-on`, done: `${base}/done`, stuck: `${base}/stuck`, notMine: `${base}/not-mine` };
}

/** The timeline entry that made the present owner of each theme its owner; one who was never given it counts from the theme itself. */
export async function readOwnedSince(tx: OrgTx, ctx: Ctx, themes: readonly Pick<Theme, 'id' | 'ownerId'>[]): Promise<ReadonlyMap<string, string>> {
  const ids = themes.map(({ id }) => id);
  const entries = await tx
    .selectDistinctOn([themeUpdate.themeId], { themeId: themeUpdate.themeId, id: themeUpdate.id, ownerId: themeUpdate.toOwnerId })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), inArray(themeUpdate.themeId, ids), inArray(themeUpdate.kind, ['accepted', 'handed_over'])))
    .orderBy(themeUpdate.themeId, desc(themeUpdate.at), desc(themeUpdate.id));
  const latest = new Map(entries.map((entry) => [entry.themeId, entry]));
  return new Map(themes.map(({ id, ownerId }) => [id, latest.get(id)?.ownerId === ownerId ? (latest.get(id)?.id ?? id) : id]));
}

/** An owner's link that still counts: the theme, what they may be asked about, and a context in which they act themselves. */
export interface OwnerVisit {
  readonly ctx: Ctx;
  readonly theme: Theme;
  readonly today: string;
  /** The name of whom it waits for, while it is blocked. */
  readonly blockedFor: string | undefined;
  /** Whether nothing that belongs to it was written down since it was opened. */
  readonly isUnwritten: boolean;
  readonly handOver: Awaited<ReturnType<typeof readHandOver>>;
}

/**
 * Opens an owner's link. A forged one is not found; one that is over, or whose theme has changed hands, is refused with the
 * reason, since whoever holds a genuine link was told of the theme anyway.
 */
export async function openOwnerLink(deps: Deps, token: string): Promise<OwnerVisit> {
  const claims = deps.secrets.read('owner', token);
  const [orgId, themeId, memberId, ownedSince, issuedOn] = claims ?? [];
  if (claims?.length !== 5 || orgId === undefined || themeId === undefined || memberId === undefined || ownedSince === undefined || issuedOn === undefined || ![orgId, themeId, memberId].every((id) => uuid.test(id))) throw notFound('page');
  const ctx = publicCtx(deps, orgId);
  return inOrg(deps.db, orgId, (tx) => openOwnership(tx, ctx, { themeId, memberId, ownedSince, issuedOn }, 'link'));
}

/** Whether what a mail handed an owner still counts: it is theirs, open, and the mail is not too old. Throws AppError with the reason where not. */
export async function openOwnership(tx: OrgTx, ctx: Ctx, { themeId, memberId, ownedSince, issuedOn }: Issued, what: 'link' | 'address'): Promise<OwnerVisit> {
  const today = await readToday(tx, ctx);
  const [found] = await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
  const [person] = await tx.select().from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, memberId)));
  if (found === undefined || person === undefined) throw notFound('page');
  const until = addDaysTo(issuedOn, daysValid);
  if (today > until) throw new AppError('conflict', `This ${what} worked for 14 days, until ${writeDay(until)}. Sign in, or use a newer mail.`);
  const isTheirs = found.ownerId === memberId && person.active && (await readOwnedSince(tx, ctx, [found])).get(themeId) === ownedSince;
  if (!isTheirs) throw new AppError('conflict', 'This theme has changed hands since the mail was written. Nothing is needed from you.');
  if (!needsOwner(found.status)) throw new AppError('conflict', 'This theme is closed by now. Nothing is needed from you.');
  return { ctx: { ...ctx, actor: { kind: 'member', memberId, accountId: person.accountId, role: person.role } }, theme: found, today, blockedFor: await readBlockedFor(tx, ctx, found), isUnwritten: !(await readProceduresOf(tx, ctx, found)).some(({ isFresh }) => isFresh), handOver: await readHandOver(tx, ctx, themeId) };
}

async function readBlockedFor(tx: OrgTx, ctx: Ctx, { blockedFor, blockedForId }: Theme): Promise<string | undefined> {
  if (blockedForId === null) return blockedFor ?? undefined;
  const [found] = await tx.select({ name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, blockedForId)));
  return found?.name;
}
