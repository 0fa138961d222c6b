import { mailDoorFor } from '@kept/api/mail/inbound/mail-door.ts';
import { readEnv } from '@kept/api/env.ts';
import { runJob } from '@kept/api/run-due.ts';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openResend } from '../../support/open-resend.ts';
import { signEvent } from '../../support/tell-webhook.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { type Cast, mailToCustomer, makeCast } from './inbound-world.ts';
import { plain } from './letter.ts';

const signing = Buffer.from('a signing secret of the tests').toString('base64');
const taken = z.object({ taken: z.array(z.object({ id: z.string(), duplicate: z.boolean() })) });
const timeline = z.object({ timeline: z.array(z.object({ internalNote: z.string().nullable() })) });

let app: TestApp;
let cast: Cast;
let server: Server;
/** What the stand-in for Resend's API was sent, and the one message it took in. */
const sent: unknown[] = [];
let source: string | undefined;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const json = (status: number, body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'POST') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(Buffer.from(part));
      sent.push(JSON.parse(Buffer.concat(parts).toString('utf8')));
      return json(200, { id: 'sent-1' });
    }
    if (source === undefined) return json(500, { name: 'internal_server_error', message: 'Down.' });
    return request.url === '/raw' ? response.end(source) : json(200, { object: 'email', id: 'in-1', raw: { download_url: `http://${request.headers.host ?? ''}/raw`, expires_at: '' } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  app = await openTestApp({ door: mailDoorFor({ KEPT_INBOUND_DOMAIN: 'reply.kept.example', KEPT_INBOUND_SECRET: undefined, RESEND_API_KEY: 'k', RESEND_BASE_URL: baseUrl(), RESEND_WEBHOOK_SECRET: `whsec_${signing}` }) });
  cast = await makeCast(app);
});
afterAll(async () => {
  await app.close();
  server.closeAllConnections();
  server.close();
});

function baseUrl(): string {
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

/** An event as Resend signs it, by the machine's clock, against which its SDK compares. */
function tell(event: object, secret = signing): Promise<Response> {
  return app.fetch('/inbound', signEvent(secret, 'msg_1', JSON.stringify({ created_at: '2026-11-23T10:00:00Z', ...event })));
}

const apply = () => runJob(app.deps, 'apply-inbound', cast.world.orgId);
const notes = async () => timeline.parse(await (await cast.world.admin.get(`/api/v1/themes/${cast.themeId}`)).json()).timeline.flatMap(({ internalNote }) => (internalNote === null ? [] : [internalNote]));
const returnedOf = async (mailId: string) => (await app.deps.database.run('select returned from mail where id = $1', [mailId])).rows[0]?.['returned'];

test('Resend tells of a reply by a signed event; its source is fetched afterwards, again while Resend is down, and posted once', async () => {
  const event = { type: 'email.received', data: { email_id: 'in-1', created_at: '', from: cast.owner.email, to: [cast.replyTo.toUpperCase()], cc: [], bcc: [], received_for: [], message_id: '<x>', subject: 'Re', attachments: [] } };
  expect((await tell(event, Buffer.from('another secret altogether').toString('base64'))).status).toBe(401);
  expect(taken.parse(await (await tell(event)).json()).taken).toMatchObject([{ duplicate: false }]);
  const log = app.deps.log.level;
  app.deps.log.level = 'silent';
  await apply();
  app.deps.log.level = log;
  expect(await notes()).toEqual([]);
  source = plain({ owner: cast.owner.email, reply: cast.replyTo, bounce: '', customer: '' }, 'By way of Resend.');
  app.setNow(new Date('2026-11-23T10:10:00Z'));
  await apply();
  expect(taken.parse(await (await tell(event)).json()).taken).toMatchObject([{ duplicate: true }]);
  await apply();
  expect(await notes()).toEqual(['By way of Resend.']);
});

test('a mail handed to Resend carries the key by which its events find it, whatever order they come in', async () => {
  const { mailId, bounce } = await mailToCustomer(app, cast.world, 'ben@mail.example');
  const transport = openResend(baseUrl());
  await transport.deliver({ orgId: cast.world.orgId, mailId, idempotencyKey: 'k', from: { name: 'Kept', email: 'kept@northlight.example' }, to: { name: null, email: 'ben@mail.example' }, subject: 'News', html: '', plainText: 'News', headers: { 'Reply-To': 'reply+x@reply.kept.example', 'Auto-Submitted': 'auto-generated' }, returnPath: bounce });
  const { tags, reply_to: replyTo, headers } = z.object({ tags: z.array(z.object({ name: z.string(), value: z.string() })), reply_to: z.string(), headers: z.record(z.string(), z.string()) }).parse(sent.at(-1));
  expect({ replyTo, headers }).toEqual({ replyTo: 'reply+x@reply.kept.example', headers: { 'Auto-Submitted': 'auto-generated' } });
  const about = { email_id: 'sent-1', tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])) };
  await tell({ type: 'email.bounced', data: { ...about, bounce: { type: 'Permanent', subType: 'General', message: '550 5.1.1 ben@mail.example is unknown' } } });
  await tell({ type: 'email.delivery_delayed', data: about });
  await tell({ type: 'email.opened', data: about });
  await apply();
  expect(await returnedOf(mailId)).toBe('bounced');
  const { rows } = await app.deps.database.run(`select reason from suppression where org_id = '${cast.world.orgId}'`);
  expect(rows).toEqual([{ reason: 'bounced' }]);
  const other = await mailToCustomer(app, cast.world, 'cleo@mail.example');
  expect(taken.parse(await (await tell({ type: 'email.complained', data: { email_id: 'sent-2', tags: { kept_return: 'a'.repeat(56) } } })).json()).taken).toEqual([]);
  expect(await returnedOf(other.mailId)).toBeNull();
});

test('half a way in stops the start with a sentence for each half', () => {
  const problem = (env: Readonly<Record<string, string>>) => {
    try {
      return readEnv(env).KEPT_INBOUND_DOMAIN;
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };
  expect(problem({ KEPT_INBOUND_DOMAIN: 'Reply.Kept.example', KEPT_INBOUND_SECRET: 'x'.repeat(24) })).toBe('reply.kept.example');
  expect(problem({ KEPT_INBOUND_DOMAIN: 'reply.kept.example' })).toContain('KEPT_INBOUND_SECRET: required');
  expect(problem({ KEPT_INBOUND_SECRET: 'x'.repeat(24) })).toContain('KEPT_INBOUND_DOMAIN: required');
  expect(problem({ KEPT_INBOUND_DOMAIN: 'reply.kept.example', RESEND_WEBHOOK_SECRET: `whsec_${signing}` })).toContain('RESEND_API_KEY: required');
  expect(problem({ KEPT_INBOUND_DOMAIN: 'no domain', KEPT_INBOUND_SECRET: 'short' })).toContain('KEPT_INBOUND_SECRET is what a mail server shows');
});
