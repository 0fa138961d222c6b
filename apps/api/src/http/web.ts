import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AppEnv } from './app-env.ts';

const dist = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const stylesheet = fileURLToPath(new URL('./page.css', import.meta.url));
const ours = /^\/(api|docs|openapi\.json|s|f|r|u|p|a|o|i)(\/|$)/;

/** The built web app, with its one page for every address that is not ours to answer otherwise; and the style of customers' pages. */
export function mountWeb(app: Hono<AppEnv>): void {
  app.get('/page.css', async (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=3600');
    return c.body(await readFile(stylesheet, 'utf8'));
  });
  if (!existsSync(dist)) return;
  app.get('/assets/*', async (c, next) => {
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    await next();
  });
  app.use('*', serveStatic({ root: dist }));
  app.get('*', async (c, next) => (ours.test(c.req.path) || c.req.path.startsWith('/assets/') ? next() : c.html(await readFile(`${dist}index.html`, 'utf8'))));
}
