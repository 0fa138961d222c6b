import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AppEnv } from './app-env.ts';
import { limitBody } from './limit-body.ts';

const app = new Hono<AppEnv>().use(limitBody(10)).all('/', async (c) => c.text(await c.req.text()));
const statusOf = async (body: string, headers: Record<string, string> = {}) => (await app.request('/', { method: 'POST', body, headers })).status;

test('what is longer than the limit is refused, whether it says so or not', async () => {
  expect(await statusOf('0123456789')).toBe(200);
  expect(await statusOf('0123456789', { 'content-length': '10' })).toBe(200);
  expect(await statusOf('01234567890')).toBe(413);
  expect(await statusOf('01234567890', { 'content-length': '11' })).toBe(413);
  expect(await statusOf('01234567890', { 'content-length': '5', 'transfer-encoding': 'chunked' })).toBe(413);
  expect((await app.request('/')).status).toBe(200);
});
