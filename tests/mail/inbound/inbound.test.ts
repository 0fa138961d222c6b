import { systemCtx } from '@kept/api/context.ts';
import { inboundKey, readInboundKey } from '@kept/api/mail/inbound/inbound-address.ts';
import { applyInbound } from '@kept/api/mail/inbound/apply-inbound.ts';
import { runJob } from '@kept/api/run-due.ts';
import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { bring, type Cast, door, mailToCustomer, makeCast, monday, replyAddressOf, secret } from './inbound-world.ts';
import { head, lines, plain } from './letter.ts';

const taken = z.object({ taken: z.array(z.object({ id: z.string(), duplicate: z.boolean() })) });
const listed = z.object({ address: z.string().nullable(), messages: z.array(z.object({ id: z.string(), kind: z.string(), state: z.string(), reason: z.string().nullable(), person: z.string().nullable(), theme: z.object({ id: z.string() }).nullable() })) });
const timeline = z.object({ timeline: z.array(z.object({ kind: z.string(), internalNote: z.string().nullable(), member: z.object({ id: z.string() }).nullable().optional() })) });

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp({ door });
  cast = await makeCast(app);
});
afterAll(() => app.close());

const placesOf = ({ owner, replyTo }: Cast) => ({ owner: owner.email, reply: replyTo, bounce: '', customer: '' });
const take = async (raw: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) => taken.parse(await (await bring(app, raw, headers)).json()).taken;
const apply = ({ world }: Cast) => runJob(app.deps, 'apply-inbound', world.orgId);
const list = async ({ world }: Cast) => listed.parse(await (await world.admin.get('/api/v1/inbound')).json());
const entries = async ({ world, themeId }: Cast) => timeline.parse(await (await world.admin.get(`/api/v1/themes/${themeId}`)).json()).timeline;
const notes = async (one: Cast) => (await entries(one)).flatMap(({ internalNote }) => (internalNote === null ? [] : [internalNote]));
async function toldOf({ world }: Cast): Promise<string[]> {
  const { rows } = await app.deps.database.run(`select plain_text, headers from mail where org_id = '${world.orgId}' and occasion like 'reply-refused:%' order by created_at, id`);
  return rows.map((row) => `${String(row['plain_text'])} ${JSON.stringify(row['headers'])}`);
}

test('only who shows the secret brings mail, as the message it is, and no more than 25 MB of it', async () => {
  const raw = plain(placesOf(cast), 'Hello.');
  const status = async (headers: Readonly<Record<string, string>>, body: string | Uint8Array = raw) => (await bring(app, body, headers)).status;
  expect(await status({ authorization: '' })).toBe(401);
  expect(await status({ authorization: `Bearer ${secret} ` })).toBe(200);
  expect(await status({ authorization: 'Bearer another secret of some length' })).toBe(401);
  expect(await status({ authorization: `Basic ${Buffer.from('mta:wrong').toString('base64')}` })).toBe(401);
  expect(await status({ authorization: `Basic ${Buffer.from(`mta:${secret}`).toString('base64')}` })).toBe(200);
  expect(await status({ 'content-type': 'application/octet-stream' })).toBe(200);
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', '']) expect([type, await status({ 'content-type': type })]).toEqual([type, 422]);
  expect(await status({ 'content-type': 'application/json' }, '{}')).toBe(401);
  expect(await status({}, '')).toBe(422);
  expect(await status({}, new Uint8Array(26 * 1_048_576))).toBe(422);
});

test('a reply is stored and answered before it is posted; the same message once more, by whatever way, changes nothing', async () => {
  const own = await makeCast(app);
  const raw = plain(placesOf(own), 'On it since this morning.');
  const [first] = await take(raw);
  expect(first).toMatchObject({ duplicate: false });
  expect(await notes(own)).toEqual([]);
  expect(await take(raw)).toEqual([{ id: first?.id, duplicate: true }]);
  await apply(own);
  expect(await take(`Received: from another.example\r\n${raw}`)).toEqual([{ id: first?.id, duplicate: true }]);
  await apply(own);
  expect(await notes(own)).toEqual(['On it since this morning.']);
  expect((await entries(own)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['acknowledged', 'update']));
  expect(await list(own)).toMatchObject({ address: 'reply+…@reply.kept.example', messages: [{ state: 'used', person: 'Olive Owner', theme: { id: own.themeId } }] });
  expect(await toldOf(own)).toEqual([]);
});

test('the mail that hands a theme over says where to reply, and that a program wrote it', async () => {
  const own = await makeCast(app);
  const ofOwner = async ({ world }: Cast) => (await app.deps.database.run(`select headers, plain_text from mail where org_id = '${world.orgId}' and kind = 'owner'`)).rows;
  expect(await ofOwner(own)).toMatchObject([{ headers: { 'Reply-To': own.replyTo, 'Auto-Submitted': 'auto-generated' }, plain_text: expect.stringContaining('Or reply to this mail') }]);
});

test('a reply that calls a colleague there is not is kept as it was written: nobody could be asked whom they meant', async () => {
  const own = await makeCast(app);
  await take(plain(placesOf(own), '@Nobody Atall promised it for Friday.'));
  await apply(own);
  expect(await notes(own)).toEqual(['@Nobody Atall promised it for Friday.']);
});

test('ten workers at once post each reply once', async () => {
  const own = await makeCast(app);
  for (let count = 0; count < 4; count += 1) await take(plain(placesOf(own), `Note ${count}.`));
  await Promise.all(Array.from({ length: 10 }, () => applyInbound(systemCtx(app.deps, own.world.orgId, 'apply-inbound'))));
  expect((await notes(own)).sort()).toEqual(['Note 0.', 'Note 1.', 'Note 2.', 'Note 3.']);
});

test('a worker that died with a message leaves it to the next one a minute later, and what breaks six times is shown as failed', async () => {
  const own = await makeCast(app);
  const [one] = await take(plain(placesOf(own), 'Not lost.'));
  await app.deps.database.run(`update inbound_mail set attempts = 1, try_after = '2026-11-23T10:01:00Z' where id = $1`, [one?.id ?? '']);
  await apply(own);
  expect(await notes(own)).toEqual([]);
  app.setNow(new Date(monday.getTime() + 60_000));
  await app.settle();
  expect(await notes(own)).toEqual(['Not lost.']);
  const [broken] = await take(plain(placesOf(own), 'Unreadable.'));
  await app.deps.database.run('update inbound_mail set raw = null, provider_ref = null where id = $1', [broken?.id ?? '']);
  const log = app.deps.log.level;
  app.deps.log.level = 'silent';
  for (let hour = 1; hour < 40; hour += 1) {
    app.setNow(new Date(monday.getTime() + hour * 3_600_000));
    await apply(own);
  }
  app.deps.log.level = log;
  app.setNow(monday);
  const { rows } = await app.deps.database.run('select state, attempts, reason from inbound_mail where id = $1', [broken?.id ?? '']);
  expect(rows).toMatchObject([{ state: 'failed', attempts: 6, reason: expect.stringContaining('on our side') }]);
});

test('a worker that stalls while another takes its message over posts nothing when it goes on', async () => {
  const own = await makeCast(app);
  const [one] = await take(plain(placesOf(own), 'Said once.'));
  const { rows } = await app.deps.database.run('select raw from inbound_mail where id = $1', [one?.id ?? '']);
  const raw = z.instanceof(Uint8Array).parse(rows[0]?.['raw']);
  await app.deps.database.run(`update inbound_mail set raw = null, provider_ref = 'at-the-provider' where id = $1`, [one?.id ?? '']);
  const stalled = Promise.withResolvers<Uint8Array>();
  const hasBegun = Promise.withResolvers<void>();
  const worker = (fetchRaw: () => Promise<Uint8Array>) => applyInbound(systemCtx({ ...app.deps, door: { ...door, provider: { read: () => undefined, fetchRaw } } }, own.world.orgId, 'apply-inbound'));
  const first = worker(() => {
    hasBegun.resolve();
    return stalled.promise;
  });
  await hasBegun.promise;
  app.setNow(new Date(monday.getTime() + 61_000));
  await worker(async () => raw);
  expect(await notes(own)).toEqual(['Said once.']);
  stalled.resolve(raw);
  await first;
  app.setNow(monday);
  expect(await notes(own)).toEqual(['Said once.']);
});

test('an address is dead once its theme has changed hands, and after 14 days; its owner is told why, once a message', async () => {
  const own = await makeCast(app);
  const heir = await own.world.join('owner', 'Hanna Heir');
  expect((await own.world.admin.post(`/api/v1/themes/${own.themeId}/owner`, { ownerId: heir.memberId, atOnce: true })).status).toBe(200);
  const raw = plain(placesOf(own), 'Mine no more.');
  await take(raw);
  await apply(own);
  await take(raw);
  await apply(own);
  const told = await toldOf(own);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('This theme has changed hands since the mail was written.');
  expect(told[0]).toContain('"Auto-Submitted":"auto-replied"');
  expect(told[0]).not.toContain('Reply-To');
  const theirs = { ...own, owner: heir, replyTo: await replyAddressOf(app, own.world, heir, own.themeId) };
  app.setNow(new Date('2026-12-07T10:00:00Z'));
  await take(plain(placesOf(theirs), 'The last day.'));
  await apply(own);
  app.setNow(new Date('2026-12-08T10:00:00Z'));
  await take(plain(placesOf(theirs), 'A day late.'));
  await apply(own);
  app.setNow(monday);
  expect(await notes(own)).toEqual(['The last day.']);
  expect((await toldOf(own)).at(-1)).toContain('This address worked for 14 days, until 7 December 2026.');
});

test('what cannot be posted is told three times a day at most, and a machine is never answered', async () => {
  const own = await makeCast(app);
  for (let count = 0; count < 6; count += 1) await take(plain(placesOf(own), `Forged ${count}.`, { From: 'mallory@evil.example' }));
  for (let count = 0; count < 3; count += 1) await take(plain(placesOf(own), `Away ${count}.`, { 'Auto-Submitted': 'auto-replied' }));
  await apply(own);
  const told = await toldOf(own);
  expect(told).toHaveLength(3);
  expect(told.join('\n')).not.toContain('mallory');
  expect((await list(own)).messages.map(({ state }) => state).sort()).toEqual([...Array.from({ length: 3 }, () => 'not_used'), ...Array.from({ length: 6 }, () => 'refused')]);
  expect(await notes(own)).toEqual([]);
});

test('a mail about two themes may be answered to both, each at its own address; the envelope outweighs the head', async () => {
  const own = await makeCast(app);
  const { mailId, bounce } = await mailToCustomer(app, own.world, 'gone@mail.example');
  const raw = lines(head(placesOf(own), { To: `${own.replyTo}, ${bounce}` }), '', 'Both.');
  expect(await take(raw)).toHaveLength(2);
  expect(await take(raw, { 'kept-recipient': 'nobody@reply.kept.example' })).toEqual([]);
  expect(await take(raw, { 'kept-recipient': own.replyTo })).toHaveLength(1);
  expect(mailId).not.toBe('');
});

test('of 100,000 forged addresses none is anybody’s, and a genuine one of another installation neither', async () => {
  const key = inboundKey(systemCtx(app.deps, cast.world.orgId, 'test'), 'reply', cast.themeId);
  expect(key).toMatch(/^[a-z2-7]{56}$/);
  const read = (kind: 'reply' | 'bounce', one: string) => readInboundKey({ db: app.deps.db, secrets: app.deps.secrets }, kind, one);
  expect(await read('reply', key)).toMatchObject({ orgId: cast.world.orgId, id: cast.themeId });
  expect(await read('bounce', key)).toBeUndefined();
  const stamp = (purpose: string) => createHmac('sha256', 'another secret').update(purpose).digest();
  const forged = Array.from({ length: 100_000 }, (_, place) => randomBytes(11).map((byte, at) => (place % 2 === 0 ? byte : (stamp(String(place))[at] ?? 0))));
  expect(forged.filter((bytes) => app.deps.secrets.isStamp('reply', `${cast.world.orgId}\n${cast.themeId}`, bytes))).toEqual([]);
  for (let place = 24; place < 56; place += 1) expect(await read('reply', `${key.slice(0, place)}${key[place] === 'a' ? 'b' : 'a'}${key.slice(place + 1)}`)).toBeUndefined();
});

test('erasing a customer takes along what still waits and names them, however it is encoded, and what servers said of their address', async () => {
  const own = await makeCast(app);
  const { mailId, bounce } = await mailToCustomer(app, own.world, 'vera.gone@mail.example');
  const coded = { 'Content-Transfer-Encoding': 'base64' };
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  await take(plain(placesOf(own), base64('I rang vera.gone@mail.example today.'), coded));
  await take(plain(placesOf(own), base64('Nothing about anybody.'), coded));
  await take(plain(placesOf(own), 'vera.gone@mail.example: 550 5.1.1', { To: bounce, 'X-Failed-Recipients': 'vera.gone@mail.example' }));
  await app.deps.database.run(`update mail set returned = 'delayed', returned_reason = 'vera.gone@mail.example is busy' where id = $1`, [mailId]);
  const { rows } = await app.deps.database.run('select customer_id from mail where id = $1', [mailId]);
  expect((await own.world.admin.delete(`/api/v1/customers/${String(rows[0]?.['customer_id'])}`)).status).toBe(200);
  const { rows: left } = await app.deps.database.run(`select kind, state, raw is null as gone from inbound_mail where org_id = '${own.world.orgId}' order by kind, state`);
  expect(left).toEqual([{ kind: 'bounce', state: 'failed', gone: true }, { kind: 'reply', state: 'failed', gone: true }, { kind: 'reply', state: 'waiting', gone: false }]);
  expect((await app.deps.database.run('select returned, returned_reason from mail where id = $1', [mailId])).rows).toEqual([{ returned: 'delayed', returned_reason: null }]);
});

test('messages are gone after seven days, and what became of them after thirty', async () => {
  const own = await makeCast(app);
  const [one] = await take(plain(placesOf(own), 'Too old.'));
  await app.deps.database.run(`update inbound_mail set try_after = '2027-01-01T00:00:00Z' where id = $1`, [one?.id ?? '']);
  const rowOf = async () => (await app.deps.database.run('select state, raw from inbound_mail where id = $1', [one?.id ?? ''])).rows;
  app.setNow(new Date('2026-11-30T10:00:00Z'));
  await app.settle();
  expect(await rowOf()).toEqual([{ state: 'failed', raw: null }]);
  app.setNow(new Date('2026-12-24T10:00:00Z'));
  await app.settle();
  expect(await rowOf()).toEqual([]);
  app.setNow(monday);
});
