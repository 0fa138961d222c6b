import { type Accent, accentOf } from '@kept/core/organisation/accent.ts';
import type { DigestCadence } from '@kept/core/digest-period.ts';
import { AppError } from '@kept/core/errors.ts';
import { domain, organisation } from '@kept/db/schema/directory.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { PageLogo } from '../http/page.ts';
import { originAt } from '../organisation/domain/domain-shape.ts';

/** As whom an organisation speaks to its customers. */
export interface Voice {
  readonly organisationName: string;
  readonly slug: string;
  readonly postalAddress: string;
  readonly timezone: string;
  readonly digestCadence: DigestCadence;
  readonly publicPage: boolean;
  /** Its own colour, where it has one. */
  readonly accent: Accent | undefined;
  /** Where anybody finds its page: under its own domain where it has one. */
  readonly publicPageUrl: string;
  /** The same under Kept's own address, which stays whatever becomes of a domain. */
  readonly lastingUrl: string;
  /** What stands before the addresses customers are given, where that is a domain of its own. */
  readonly front: string | undefined;
  /** Whether the page that is asked for now is opened under that domain. */
  readonly isAtDomain: boolean;
  readonly logoImageId: string | null;
  /** The same as a page shows it, where one was asked for. */
  readonly logo?: PageLogo | undefined;
}

/** Reads the organisation's name and settings; opens its own transactions. */
export async function readVoice(ctx: Ctx): Promise<Voice> {
  const [found] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name, slug: organisation.slug, host: domain.host }).from(organisation).leftJoin(domain, and(eq(domain.orgId, organisation.id), isNotNull(domain.provenAt), isNull(domain.removedAt))).where(eq(organisation.id, ctx.orgId)));
  if (found === undefined) throw new AppError('not_found', 'There is no such organisation.');
  const settings = await inOrg(ctx.db, ctx.orgId, (tx) => readSettings(tx, ctx));
  const lastingUrl = `${ctx.place.baseUrl}/o/${found.slug}`;
  const front = found.host === null ? undefined : originAt(ctx.place, found.host);
  return { organisationName: found.name, slug: found.slug, ...settings, publicPageUrl: front ?? lastingUrl, lastingUrl, front, isAtDomain: ctx.front !== undefined };
}

/** The organisation's zone, how often its digest goes out, its postal address, whether its public page is open, and its colour. */
export async function readSettings(tx: OrgTx, ctx: Ctx) {
  const [settings] = await tx
    .select({ timezone: setting.timezone, digestCadence: setting.digestCadence, postalAddress: setting.postalAddress, publicPage: setting.publicPage, accent: setting.accent, accentDark: setting.accentDark, logoImageId: setting.logoImageId })
    .from(setting)
    .where(eq(setting.orgId, ctx.orgId));
  if (settings === undefined) return { timezone: 'UTC', digestCadence: 'quarterly' as const, postalAddress: '', publicPage: false, accent: undefined, logoImageId: null };
  const { accent, accentDark, ...own } = settings;
  return { ...own, accent: accentOf(accent, accentDark) };
}
