import { Hono } from 'hono';
import type { Deps } from '../context.ts';
import { readRefusedSince } from '../mail/note-standing.ts';
import type { AppEnv } from './app-env.ts';

/**
 * For whatever watches the process: `/healthz` says it runs, `/readyz` that its database answers. That nobody takes our mail stands in the answer
 * only: pages and surveys work without mail, so no load balancer takes the process out for it.
 */
export const healthRoutes = new Hono<AppEnv>()
  .get('/healthz', (c) => c.json({ status: 'up' }))
  .get('/readyz', async (c) => {
    const mail = await readMailStanding(c.var.deps);
    return mail === undefined ? c.json({ status: 'waiting for the database' }, 503) : c.json({ status: 'ready', mail });
  });

/** How mail stands with whoever carries it; undefined where the database does not answer. */
async function readMailStanding({ db, transport: { name } }: Deps) {
  return readRefusedSince(db, name).then(
    (since) => ({ transport: name, state: since === null ? 'accepted' : 'refused by the provider', since: since?.toISOString() ?? null }),
    () => undefined,
  );
}
