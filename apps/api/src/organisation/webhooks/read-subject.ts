import type { ThemeStatus } from '@kept/core/act/theme-status.ts';
import { writePeriod } from '@kept/core/digest-period.ts';
import { procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { frictionRound } from '@kept/db/schema/listen/friction.ts';
import { webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { apiKey } from '@kept/db/schema/organisation/keys.ts';
import { webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** What something happened to, as it stands now: where to look at it, and never what a customer or an agent said. */
export interface Subject {
  /** “theme”, “digest”. */
  readonly kind: string;
  /** The same as a person reads it. */
  readonly called: string;
  readonly id: string;
  readonly name: string | null;
  readonly path: string;
  /** Of a theme only. */
  readonly promise?: { readonly status: ThemeStatus; readonly owner: { readonly id: string; readonly name: string } | null; readonly deadlineOn: string | null };
}

type Read = (tx: OrgTx, ctx: Ctx, id: string) => Promise<string | undefined>;
interface Kind {
  readonly called: string;
  readonly path: (id: string) => string;
  readonly name?: Read;
}

const settingsOf = (tab: string) => () => `/settings?tab=${tab}`;

/** Every kind of thing the audit log names, the page it is looked at on, and what it is called. */
const kinds: Readonly<Record<string, Kind>> = {
  theme: { called: 'Theme', path: (id) => `/themes/${id}` },
  'theme-run': { called: 'A run of themes', path: (id) => `/runs/${id}` },
  digest: { called: 'Digest', path: (id) => `/digests/${id}`, name: async (tx, ctx, id) => ((period) => period && writePeriod(period))((await tx.select({ name: digest.period }).from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id))))[0]?.name) },
  import: { called: 'An import', path: () => '/import' },
  survey: { called: 'Survey', path: (id) => `/surveys/${id}`, name: async (tx, ctx, id) => (await tx.select({ name: survey.title }).from(survey).where(and(eq(survey.orgId, ctx.orgId), eq(survey.id, id))))[0]?.name },
  'friction-round': { called: 'Friction session', path: (id) => `/friction/${id}`, name: async (tx, ctx, id) => (await tx.select({ name: frictionRound.title }).from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, id))))[0]?.name },
  'webhook-source': { called: 'Source', path: settingsOf('sources'), name: async (tx, ctx, id) => (await tx.select({ name: webhookSource.name }).from(webhookSource).where(and(eq(webhookSource.orgId, ctx.orgId), eq(webhookSource.id, id))))[0]?.name },
  driver: { called: 'Contact driver', path: () => '/contact-drivers', name: async (tx, ctx, id) => (await tx.select({ name: contactDriver.name }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), eq(contactDriver.id, id))))[0]?.name },
  member: { called: 'Member', path: () => '/members', name: async (tx, ctx, id) => (await readMember(tx, ctx, id))?.name },
  invitation: { called: 'A member', path: () => '/members' },
  procedure: { called: 'Procedure', path: (id) => `/procedures/${id}`, name: async (tx, ctx, id) => (await tx.select({ name: procedureVersion.title }).from(procedureVersion).where(and(eq(procedureVersion.orgId, ctx.orgId), eq(procedureVersion.procedureId, id))).orderBy(desc(procedureVersion.number)).limit(1))[0]?.name },
  ladder: { called: 'An escalation ladder', path: settingsOf('ladders') },
  key: { called: 'API key', path: settingsOf('keys'), name: async (tx, ctx, id) => (await tx.select({ name: apiKey.name }).from(apiKey).where(and(eq(apiKey.orgId, ctx.orgId), eq(apiKey.id, id))))[0]?.name },
  organisation: { called: 'A setting', path: settingsOf('organisation') },
  webhook: { called: 'Webhook', path: (id) => `/settings?tab=webhooks&webhook=${id}`, name: async (tx, ctx, id) => (await tx.select({ name: webhookEndpoint.name }).from(webhookEndpoint).where(and(eq(webhookEndpoint.orgId, ctx.orgId), eq(webhookEndpoint.id, id))))[0]?.name },
};

const elsewhere: Kind = { called: 'Something', path: () => '/settings?tab=audit' };

/** Reads what an entry of the audit log is about. */
export async function readSubject(tx: OrgTx, ctx: Ctx, subject: string): Promise<Subject> {
  const [kind = '', id = ''] = subject.split(':');
  const { called, path, name } = kinds[kind] ?? elsewhere;
  const base = { kind: kind.replaceAll('-', '_'), called, id, path: path(id) };
  return kind === 'theme' ? { ...base, ...(await readTheme(tx, ctx, id)) } : { ...base, name: (await name?.(tx, ctx, id)) ?? null };
}

async function readTheme(tx: OrgTx, ctx: Ctx, id: string): Promise<Pick<Subject, 'name' | 'promise'>> {
  const [found] = await tx
    .select({ title: theme.title, status: theme.status, deadlineOn: theme.deadlineOn, ownerId: member.id, ownerName: member.name })
    .from(theme)
    .leftJoin(member, and(eq(member.orgId, theme.orgId), eq(member.id, theme.ownerId)))
    .where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, id)));
  if (found === undefined) return { name: null };
  const { title, status, deadlineOn, ownerId, ownerName } = found;
  return { name: title, promise: { status, deadlineOn, owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName } } };
}

/** A member by id. */
export async function readMember(tx: OrgTx, ctx: Ctx, id: string): Promise<{ id: string; name: string } | undefined> {
  return (await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, id))))[0];
}
