import { organisation } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import type { Deps } from '../context.ts';

/** Every organisation of this installation, oldest first; for whoever runs the machine, never for a request. */
export async function listOrganisations(deps: Deps): Promise<{ id: string; slug: string; name: string }[]> {
  return inDirectory(deps.db, (tx) => tx.select({ id: organisation.id, slug: organisation.slug, name: organisation.name }).from(organisation).orderBy(organisation.id));
}
