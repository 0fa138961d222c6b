import { domain, organisation } from '@kept/db/schema/directory.ts';
import { readDirectory } from '@kept/db/scope.ts';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Deps } from '../../context.ts';
import { originAt } from './domain-shape.ts';

/** A proven name of an organisation's own, as a request came in by it. */
export interface OwnDomain {
  readonly orgId: string;
  readonly slug: string;
  /** What stands before every path there. */
  readonly origin: string;
}

/** Whose name this is; undefined for one nobody has proven. */
export async function findDomain(deps: Deps, host: string): Promise<OwnDomain | undefined> {
  const isInUse = and(eq(domain.host, host), isNotNull(domain.provenAt), isNull(domain.removedAt));
  const [found] = await readDirectory(deps.db, (tx) => tx.select({ orgId: domain.orgId, slug: organisation.slug }).from(domain).innerJoin(organisation, eq(organisation.id, domain.orgId)).where(isInUse));
  return found === undefined ? undefined : { ...found, origin: originAt(deps.place, host) };
}
