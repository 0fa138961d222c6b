import { Scalar } from '@scalar/hono-api-reference';
import type { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { AppEnv } from './app-env.ts';

const scalarScript = join(dirname(findPackageJSON('@scalar/api-reference', import.meta.url) ?? ''), 'dist/browser/standalone.js');

/** The API's own description at /openapi.json and a readable page at /docs, whose script we serve ourselves. */
export function mountDocs(app: Hono<AppEnv>): void {
  app.get('/openapi.json', openAPIRouteHandler(app, { documentation: { info: { title: 'Kept', version: '1', description: 'Listen, understand, act, close the loop, measure.' } } }));
  app.get('/docs', Scalar({ url: '/openapi.json', cdn: '/docs/scalar.js', withDefaultFonts: false, telemetry: false }));
  app.get('/docs/scalar.js', async (c) => {
    c.header('Content-Type', 'text/javascript; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=86400');
    return c.body(new Uint8Array(await readFile(scalarScript)));
  });
}
