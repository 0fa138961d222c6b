import { newId } from '@kept/db/new-id.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { TestApp } from './test-app.ts';
import type { World } from './world.ts';

/** Lays an emerging theme without the engine, for tests that are about what becomes of it. */
export async function plantTheme(app: TestApp, world: World, title: string): Promise<string> {
  const now = app.deps.now();
  const id = newId(now);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(theme).values({ orgId: world.orgId, id, title, titledBy: 'machine', description: '', status: 'emerging', createdAt: now, statusSince: now }));
  return id;
}
