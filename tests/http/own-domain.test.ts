import { serve } from '@hono/node-server';
import { createApp } from '@kept/api/app.ts';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { isOwnData, nameRecords } from '../support/name-records.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const names = nameRecords();
const app: TestApp = await openTestApp({ readTexts: names.readTexts });
let world: World;
let host: string;
let counted = 0;

beforeEach(async () => {
  counted += 1;
  host = `answers-${counted}.example.com`;
  world = await makeWorld(app);
});
afterAll(() => app.close());

test('a made-up Host, or one a stranger forwards, is answered with Kept itself and never with an organisation', async () => {
  await names.prove(world, host);
  expect(isOwnData(await app.fetch('http://evil.example/data.json'))).toBe(false);
  expect(isOwnData(await app.fetch('/data.json', { headers: { 'x-forwarded-host': host } }))).toBe(false);
  const behindProxy = createApp({ ...app.deps, place: { ...app.deps.place, trustProxy: true } });
  expect(isOwnData(await behindProxy.request('http://localhost/data.json', { headers: { 'x-forwarded-host': `evil.example, ${host.toUpperCase()}:443` } }))).toBe(true);
  expect(isOwnData(await behindProxy.request(`http://${host}/data.json`, { headers: { 'x-forwarded-host': 'localhost' } }))).toBe(false);
  const strict = createApp({ ...app.deps, place: { ...app.deps.place, baseUrl: 'https://kept.example', isOnlyAtOwnName: true } });
  const statusAt = async (address: string) => (await strict.request(address)).status;
  expect([await statusAt('http://evil.example/o/' + world.slug), await statusAt(`http://kept.example/o/${world.slug}`), await statusAt(`http://${host}/`), await statusAt('http://evil.example/healthz')]).toEqual([404, 200, 200, 200]);
});

test('a proxy is told for which names a certificate may be fetched', async () => {
  const allowed = async (name: string) => (await app.fetch(`/tls-allowed?domain=${name}`)).status;
  await world.admin.put('/api/v1/settings/domain', { host });
  expect(await allowed(host)).toBe(404);
  await names.prove(world, host);
  expect([await allowed(host), await allowed(host.toUpperCase()), await allowed('localhost'), await allowed(`a.${host}`), await allowed('')]).toEqual([204, 204, 204, 404, 404]);
});

test('over a real connection the name in the Host header decides, for forms too', async () => {
  await names.prove(world, host);
  const server = serve({ fetch: createApp(app.deps).fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ask = (name: string, path: string, body = '') =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port, path, method: body === '' ? 'GET' : 'POST', headers: { host: name, ...(body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) } }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      request.on('error', reject);
      request.end(body);
    });
  const asked = await ask(host, '/news', 'email=over-the-wire%40mail.example');
  const seen = [asked.status, (await ask(`${host.toUpperCase()}:${port}`, '/data.json')).status, (await ask(host, '/api/v1/session')).status, (await ask(host, '/api/v1/session', '{}')).status];
  server.close();
  expect(seen).toEqual([200, 200, 404, 404]);
  expect(asked.text).toContain('Look into your mail');
});
