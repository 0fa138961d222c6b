import { type Accent, accentOf } from '@kept/core/organisation/accent.ts';
import type { DigestCadence } from '@kept/core/digest-period.ts';
import { notFound } from '@kept/core/errors.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg, type OrgTx, readDirectory } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { type Ctx, type Deps, publicCtx } from '../context.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';

/** The organisation whose public page somebody has opened, and what such a page says about it. */
export interface Host {
  readonly ctx: Ctx;
  readonly name: string;
  readonly slug: string;
  readonly timezone: string;
  readonly digestCadence: DigestCadence;
  readonly retentionMonths: number;
  readonly hasPublicPage: boolean;
  readonly accent?: Accent | undefined;
}

/** Finds an organisation by the short name in an address. Throws not_found. */
export async function readHost(deps: Deps, slug: string): Promise<Host> {
  return inHost(deps, slug, async (_tx, host) => host);
}

/** The same, and what else a page needs of it, read in the same transaction. */
export async function inHost<T>(deps: Deps, slug: string, read: (tx: OrgTx, host: Host) => Promise<T>): Promise<T> {
  const [found] = await readDirectory(deps.db, (tx) => tx.select({ id: organisation.id, name: organisation.name }).from(organisation).where(eq(organisation.slug, slug)));
  if (found === undefined) throw notFound('page');
  return inOrg(deps.db, found.id, async (tx) => {
    const [settings] = await tx.select().from(setting).where(eq(setting.orgId, found.id));
    return read(tx, { ctx: publicCtx(deps, found.id), name: found.name, slug, timezone: settings?.timezone ?? 'UTC', digestCadence: settings?.digestCadence ?? 'quarterly', retentionMonths: settings?.retentionMonths ?? 24, hasPublicPage: settings?.publicPage ?? false, accent: accentOf(settings?.accent ?? null, settings?.accentDark ?? null) });
  });
}

/** The short name of the organisation a verb works in. */
export async function readSlug(ctx: Ctx): Promise<string> {
  const { slug } = await readOwnAddress(ctx);
  return slug;
}
