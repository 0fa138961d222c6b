import type { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { AppEnv } from './app-env.ts';

const scalarScript = join(dirname(findPackageJSON('@scalar/api-reference', import.meta.url) ?? ''), 'dist/browser/standalone.js');

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kept API</title></head>
<body><div id="app"></div><script src="/docs/scalar.js"></script><script src="/docs/start.js"></script></body>
</html>`;

const start = `Scalar.createApiReference('#app', { url: '/openapi.json', telemetry: false, withDefaultFonts: false, hideClientButton: true, agent: { disabled: true } });`;

/** The API's own description at /openapi.json and a readable page at /docs; every script on it is served by us. */
export function mountDocs(app: Hono<AppEnv>): void {
  app.get('/openapi.json', openAPIRouteHandler(app, { documentation: { info: { title: 'Kept', version: '1', description: 'Listen, understand, act, close the loop, measure.' } } }));
  app.get('/docs', (c) => c.html(page));
  app.get('/docs/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get('/docs/scalar.js', async (c) => c.body(await readFile(scalarScript, 'utf8'), 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=86400' }));
}
