import { systemCtx } from '@kept/api/context.ts';
import { findDue, jobs } from '@kept/api/jobs.ts';
import { domain } from '@kept/db/schema/directory.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { nameRecords } from '../support/name-records.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-22T10:00:00Z');
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const names = nameRecords();
const app: TestApp = await openTestApp({ now: start, readTexts: names.readTexts });
let world: World;
let host: string;
let counted = 0;

beforeEach(async () => {
  app.setNow(start);
  counted += 1;
  host = `ends-${counted}.example.com`;
  world = await makeWorld(app, 'Northlight Energy');
  await names.prove(world, host);
});
afterAll(() => app.close());

const check = () => world.admin.post('/api/v1/settings/domain/check');
const losesRecord = () => names.records.set(`_kept.${host}`, []);
const mailsOf = async (of = world) => (await app.deps.database.run("select to_email, subject, plain_text from mail where org_id = $1 and occasion like 'domain-%' order by created_at, to_email", [of.orgId])).rows;
const ending = (to = world) => ({ to_email: to.admin.email, subject: 'Your domain is about to end' });

test('every administrator is told once that the record is gone, with the day it ends, and once more when it has ended; nobody else is', async () => {
  const second = await world.join('admin');
  await world.join('lead');
  losesRecord();
  app.setNow(days(1));
  for (let look = 0; look < 3; look += 1) await check();
  await Promise.all([check(), check()]);
  const told = await mailsOf();
  expect(told.map(({ to_email: to }) => to).sort()).toEqual([world.admin.email, second.email].sort());
  expect(told[0]).toMatchObject({ subject: 'Your domain is about to end', plain_text: expect.stringContaining(`The TXT record at _kept.${host}, which proves that ${host} is yours, is no longer there. Your pages stay at ${host} until 26 November 2026.`) });
  app.setNow(days(4.1));
  await check();
  await check();
  const all = await mailsOf();
  expect(all.slice(2)).toMatchObject([{ subject: 'Your domain has ended' }, { subject: 'Your domain has ended', plain_text: expect.stringContaining('was missing for three days') }]);
  expect(all).toHaveLength(4);
});

test('the worker finds it by itself, and the mail goes out and can be read', async () => {
  losesRecord();
  app.setNow(days(1.1));
  await app.settle();
  await app.settle();
  expect(await mailsOf()).toMatchObject([ending()]);
  const { mails }: { mails: { id: string; state: string; subject: string }[] } = await (await world.admin.get('/api/v1/outbox?kind=account')).json();
  const sent = mails.find(({ subject }) => subject === 'Your domain is about to end');
  expect(sent?.state).toBe('sent');
  const parsed = await simpleParser(Buffer.from(await (await world.admin.get(`/api/v1/outbox/${sent?.id ?? ''}/raw`)).arrayBuffer()));
  expect(parsed.text).toContain(`${app.deps.place.baseUrl}/settings?tab=public`);
});

test('a record that came back and goes again is an ending of its own; a name server that does not answer is none', async () => {
  const record = names.records.get(`_kept.${host}`) ?? [];
  names.records.set(`_kept.${host}`, Object.assign(new Error('no answer'), { code: 'ESERVFAIL' }));
  await check();
  expect(await mailsOf()).toEqual([]);
  for (const day of [1, 2]) {
    losesRecord();
    app.setNow(days(day));
    await check();
    names.records.set(`_kept.${host}`, record);
    app.setNow(days(day + 0.5));
    await check();
  }
  expect(await mailsOf()).toMatchObject([ending(), ending()]);
});

test('what is seen and the mail about it are one step: where the mail cannot be written the ending has not begun either', async () => {
  losesRecord();
  const setEmail = (email: string) => inOrg(app.deps.db, world.orgId, (tx) => tx.update(member).set({ email }).where(eq(member.id, world.admin.memberId)));
  await setEmail('no address');
  app.setNow(days(1));
  const [job] = jobs.filter(({ name }) => name === 'check-domain');
  if (job === undefined) throw new Error('Nobody looks at domains.');
  const look = async () => job.run(systemCtx(app.deps, world.orgId, 'check-domain'));
  await expect(look()).rejects.toThrow();
  const missingSince = async () => (await inDirectory(app.deps.db, (tx) => tx.select({ at: domain.missingSince }).from(domain).where(eq(domain.orgId, world.orgId))))[0]?.at;
  expect([await missingSince(), await mailsOf()]).toEqual([null, []]);
  await setEmail(world.admin.email);
  expect(await findDue(app.deps.db, job, app.deps.now())).toContain(world.orgId);
  await look();
  await look();
  expect([await missingSince(), await mailsOf()]).toMatchObject([days(1), [ending()]]);
});

test('whoever loses the name to another organisation hears of it, and whoever removes it themselves does not', async () => {
  losesRecord();
  const other = await makeWorld(app, 'Southdark');
  await names.prove(other, host);
  expect(await mailsOf()).toMatchObject([{ to_email: world.admin.email, subject: 'Your domain has ended', plain_text: expect.stringContaining(`Another organisation has proven ${host}`) }]);
  await other.admin.delete('/api/v1/settings/domain');
  expect(await mailsOf(other)).toEqual([]);
});
