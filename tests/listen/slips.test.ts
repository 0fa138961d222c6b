import { frictionInbox, frictionKey, frictionPaper, frictionRound, frictionSlip } from '@kept/db/schema/listen/friction.ts';
import { auditEntry } from '@kept/db/schema/organisation/audit.ts';
import { inOrg } from '@kept/db/scope.ts';
import { writeSlip } from '@kept/core/listen/slip-text.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { agentSlip, blindness, blindToken, readSlipKey } from '../support/agent-slip.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

const round = { title: 'November', prompt: 'What makes it hard to help customers?', opensOn: '2026-11-16', closesOn: '2026-11-22', teams: ['Billing'] };
const during = new Date('2026-11-18T10:00:00Z');
let app: TestApp;
let world: World;
let agent: Person;
let roundId: string;

beforeAll(async () => {
  app = await openTestApp({ now: during });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.setNow(during);
  world = await makeWorld(app);
  agent = await world.join('agent');
  roundId = await openRound(round);
});

const openRound = async (body: object): Promise<string> => (await (await world.admin.post('/api/v1/friction/rounds', body)).json()).id;
const ask = (person: Person, blinded: string, of = roundId) => person.post(`/api/v1/friction/rounds/${of}/slips`, { blinded });
const detail = async (answer: Response) => [answer.status, (await answer.json()).detail];
const file = async (slip: string, text = 'The refund form asks twice', slug = world.slug) => {
  const answer = await app.fetch(`/f/${slug}`, { method: 'POST', body: new URLSearchParams({ slip, team: 'Billing', text, frequency: 'every_week', step: '' }) });
  return answer.text();
};
const receiptIn = (html: string) => /class="code">([^<]+)</.exec(html)?.[1];
const rows = <T>(read: (tx: Parameters<Parameters<typeof inOrg>[2]>[0]) => Promise<T>) => inOrg(app.deps.db, world.orgId, read);

test('an agent gets a slip that nobody has seen, and files one report with it', async () => {
  const slip = await agentSlip(app, world, agent, roundId);
  const first = await file(slip);
  expect(first).toContain('Sent. Nobody can see who wrote this.');
  expect(receiptIn(await file(slip))).toBe(receiptIn(first));
  expect(await file(slip, 'Another report')).toContain('This slip has been used for another report.');
  expect(await rows((tx) => tx.select().from(frictionInbox))).toHaveLength(1);
});

test('the same blinded token is signed again alike, another is refused, and the table holds neither token nor signature', async () => {
  const key = await readSlipKey(app, world, roundId);
  const [token, other] = [await blindToken(key, roundId), await blindToken(key, roundId)];
  const first = await (await ask(agent, token.blinded)).json();
  expect(await (await ask(agent, token.blinded)).json()).toEqual(first);
  expect(await detail(await ask(agent, other.blinded))).toEqual([409, expect.stringContaining('You were given your slip for November.')]);
  const slip = await token.unblind(first.signature);
  expect((await (await agent.get('/api/v1/friction/slips')).json()).items).toEqual([{ roundId, kind: 'report' }]);
  const dump = JSON.stringify(await rows(async (tx) => [await tx.select().from(frictionSlip), await tx.select().from(frictionPaper)]));
  for (const part of slip.split('.').slice(1)) expect(dump).not.toContain(part);
  expect(dump).toContain(agent.memberId);
  const audit = await rows((tx) => tx.select().from(auditEntry));
  expect(audit.map((entry) => entry.verb)).toEqual(['create-organisation']);
});

test('two requests at the same moment give one slip', async () => {
  const key = await readSlipKey(app, world, roundId);
  const tokens = await Promise.all([blindToken(key, roundId), blindToken(key, roundId), blindToken(key, roundId)]);
  const answers = await Promise.all(tokens.map(({ blinded }) => ask(agent, blinded)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('a forged slip, one of another round, of another organisation and of another kind are refused, each in a sentence', async () => {
  const slip = await agentSlip(app, world, agent, roundId);
  const [, message = '', signature = ''] = slip.split('.');
  const changed = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  expect(await file(writeSlip({ roundId, message, signature: changed }))).toContain('This slip is not genuine: it was not signed for the round November.');
  const forger = await blindness.generateKey({ modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]) });
  const own = new Uint8Array(await crypto.subtle.sign({ name: 'RSA-PSS', saltLength: 48 }, forger.privateKey, Buffer.from(message, 'base64url')));
  expect(await file(writeSlip({ roundId, message, signature: Buffer.from(own).toString('base64url') }))).toContain('This slip is not genuine');
  const second = await openRound({ ...round, title: 'Second', opensOn: '2026-11-17' });
  expect(await file(writeSlip({ roundId: second, message, signature }))).toContain('it was not signed for the round Second.');
  const elsewhere = await makeWorld(app);
  expect(await file(slip, 'x', elsewhere.slug)).toContain('This slip belongs to another organisation, or to a round that is no longer kept.');
  expect(await rows((tx) => tx.select().from(frictionInbox))).toHaveLength(0);
});

test('a printed slip of another organisation, and one of a round whose days are over, file no report', async () => {
  const draw = async (person: Person, id: string) => (await (await person.post(`/api/v1/friction/rounds/${id}/papers`, { count: 5 })).json()).items[0].code;
  const elsewhere = await makeWorld(app);
  const theirs = (await (await elsewhere.admin.post('/api/v1/friction/rounds', round)).json()).id;
  expect(await file(await draw(elsewhere.admin, theirs))).toContain('It may belong to a round that is over, or to another organisation.');
  const code = await draw(world.admin, roundId);
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  expect(await file(code)).toContain('This round closed on 22 November.');
  expect(await rows((tx) => tx.select().from(frictionInbox))).toHaveLength(0);
});

test('a slip is given only while its round is open, and only of the round the key belongs to', async () => {
  const token = await blindToken(await readSlipKey(app, world, roundId), roundId);
  const later = await openRound({ ...round, opensOn: '2026-11-20', closesOn: '2026-11-29' });
  expect(await detail(await ask(agent, token.blinded, later))).toEqual([409, 'This round opens on 20 November.']);
  expect(await detail(await ask(agent, 'A'.repeat(341)))).toEqual([422, expect.stringContaining('This is not a blinded slip.')]);
  expect(await detail(await ask(agent, `${'_'.repeat(341)}8`))).toEqual([422, 'This is not a blinded slip.']);
  const elsewhere = await makeWorld(app);
  expect((await ask(await elsewhere.join('agent'), token.blinded)).status).toBe(404);
  expect((await ask(world.admin, token.blinded)).status).toBe(403);
  const slip = await agentSlip(app, world, agent, roundId);
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  const colleague = await world.join('agent');
  expect(await detail(await ask(colleague, token.blinded))).toEqual([409, 'This round closed on 22 November.']);
  expect(await file(slip)).toContain('This round closed on 22 November.');
});

test('when a round closes its private key, its printed slips and the list of who was given one are deleted', async () => {
  await agentSlip(app, world, agent, roundId);
  await world.admin.post(`/api/v1/friction/rounds/${roundId}/papers`, { count: 5 });
  const left = () => rows(async (tx) => ({ keys: (await tx.select().from(frictionKey).where(eq(frictionKey.kind, 'report'))).map(({ privateKey }) => privateKey === null), slips: (await tx.select().from(frictionSlip)).length, papers: (await tx.select().from(frictionPaper).where(eq(frictionPaper.kind, 'report'))).length }));
  expect(await left()).toEqual({ keys: [false], slips: 1, papers: 5 });
  const [{ privateKey } = { privateKey: null }] = await rows((tx) => tx.select().from(frictionKey));
  expect(privateKey, 'sealed, and no key as it is written by itself').not.toMatch(/^MII/);
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  await app.settle();
  expect(await left()).toEqual({ keys: [true], slips: 0, papers: 0 });
});

test('a round of before slips gets its key by itself', async () => {
  await rows((tx) => tx.delete(frictionKey).where(and(eq(frictionKey.orgId, world.orgId), eq(frictionKey.roundId, roundId))));
  const { items } = await (await app.fetch(`/api/v1/friction/keys/${world.slug}`)).json();
  expect(items).toEqual([]);
  await app.settle();
  expect(await file(await agentSlip(app, world, agent, roundId))).toContain('Sent.');
});

test('printed slips are codes of their own with a QR code that no log sees, and lie in the table in no order', async () => {
  const drawn = await (await world.admin.post(`/api/v1/friction/rounds/${roundId}/papers`, { count: 20 })).json();
  expect(new Set(drawn.items.map((one: { code: string }) => one.code)).size).toBe(20);
  expect(drawn.items[0].qr).toContain('<svg');
  const stored = await rows((tx) => tx.select().from(frictionPaper).orderBy(frictionPaper.codeHash));
  expect(stored).toHaveLength(40);
  expect(JSON.stringify(stored)).not.toContain(drawn.items[0].code.replaceAll('-', ''));
  const asWritten = await app.deps.database.run(`select code_hash from friction_paper where org_id = '${world.orgId}' order by ctid`);
  expect(asWritten.rows.map((row) => row.code_hash)).toEqual(stored.map(({ codeHash }) => codeHash));
  expect(await detail(await world.admin.post(`/api/v1/friction/rounds/${roundId}/papers`, { count: 4 }))).toEqual([422, expect.stringContaining('Print at least five')]);
  const [row] = await rows((tx) => tx.select().from(frictionRound));
  expect(row?.voidedAt).toBeNull();
});
