import { organisation } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { asc, eq, isNull } from 'drizzle-orm';
import type { Deps } from '../context.ts';
import { demoSeed } from './demo-seed.ts';

/** The mark of the demo organisation: `laying:` before the seed says that it is not finished. */
export const unfinishedMark = `laying:${demoSeed}`;
const finishedMark = String(demoSeed);

export type DemoState = { readonly kind: 'none' } | { readonly kind: 'other' } | { readonly kind: 'unfinished' | 'finished'; readonly orgId: string; readonly name: string; readonly slug: string };

/** What stands in this Kept: nothing, the demo organisation (alone or beside others), or only others. Organisations tried out with a visitor's own file do not count. */
export async function findDemo(deps: Pick<Deps, 'db'>): Promise<DemoState> {
  // Nulls come last in ascending order: an organisation with a mark is found before any without.
  const [first] = await inDirectory(deps.db, (tx) => tx.select({ orgId: organisation.id, name: organisation.name, slug: organisation.slug, mark: organisation.demoSeed }).from(organisation).where(isNull(organisation.forgetAt)).orderBy(asc(organisation.demoSeed)).limit(1));
  if (first === undefined) return { kind: 'none' };
  if (first.mark === null) return { kind: 'other' };
  const { mark, ...found } = first;
  return { kind: mark === unfinishedMark ? 'unfinished' : 'finished', ...found };
}

/** Marks the demo organisation as whole. */
export async function finishDemo(deps: Pick<Deps, 'db'>, orgId: string): Promise<void> {
  await inDirectory(deps.db, (tx) => tx.update(organisation).set({ demoSeed: finishedMark }).where(eq(organisation.id, orgId)));
}
