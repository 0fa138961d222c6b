import { organisation } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';

/** For whatever watches the process: `/healthz` says it runs, `/readyz` that its database answers. */
export const healthRoutes = new Hono<AppEnv>()
  .get('/healthz', (c) => c.json({ status: 'up' }))
  .get('/readyz', async (c) => {
    const isReady = await inDirectory(c.var.deps.db, (tx) => tx.select({ id: organisation.id }).from(organisation).limit(1)).then(
      () => true,
      () => false,
    );
    return isReady ? c.json({ status: 'ready' }) : c.json({ status: 'waiting for the database' }, 503);
  });
