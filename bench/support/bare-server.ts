import { serve } from '@hono/node-server';
import { openEmbedded, openPostgres } from '@kept/db/client.ts';
import { sql } from 'drizzle-orm';
import { bigserial, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { Hono } from 'hono';
import { z } from 'zod';

/* The limit: nothing but Hono and one prepared INSERT into the same database. */
const env = z.object({ PORT: z.coerce.number(), DATABASE_URL: z.string().optional(), KEPT_DATA_DIR: z.string() }).parse(process.env);
const database = env.DATABASE_URL === undefined ? await openEmbedded(`${env.KEPT_DATA_DIR}/bare`) : openPostgres(env.DATABASE_URL);
await database.runScript('create table if not exists bare_row (id bigserial primary key, score integer not null, comment text not null)');
const bareRow = pgTable('bare_row', { id: bigserial('id', { mode: 'number' }).primaryKey(), score: integer('score').notNull(), comment: text('comment').notNull() });
const insert = database.db.insert(bareRow).values({ score: sql.placeholder('score'), comment: sql.placeholder('comment') }).prepare('bare_insert');

const app = new Hono()
  .get('/healthz', (c) => c.text('up'))
  .post('/', async (c) => {
    const form = await c.req.parseBody();
    await insert.execute({ score: Number(form.score), comment: String(form.comment) });
    return c.text('Thank you.');
  });

const server = serve({ fetch: app.fetch, port: env.PORT, hostname: '127.0.0.1' });
process.on('SIGTERM', () => {
  server.close();
  void database.close().then(() => process.exit(0));
});
