import { type Accent, accentOf } from '@kept/core/organisation/accent.ts';
import type { DigestCadence } from '@kept/core/digest-period.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { PageLogo } from '../http/page.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';

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
  const { name, slug, front } = await readOwnAddress(ctx);
  const settings = await inOrg(ctx.db, ctx.orgId, (tx) => readSettings(tx, ctx));
  const lastingUrl = `${ctx.place.baseUrl}/o/${slug}`;
  return { organisationName: name, slug, ...settings, publicPageUrl: front ?? lastingUrl, lastingUrl, front, isAtDomain: ctx.front !== undefined };
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
