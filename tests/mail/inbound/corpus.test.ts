import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { systemCtx } from '@kept/api/context.ts';
import { runJob } from '@kept/api/run-due.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { bring, type Cast, door, mailToCustomer, makeCast } from './inbound-world.ts';
import { refusals } from './refusals.ts';
import { replies } from './replies.ts';
import { returns } from './returns.ts';

const corpus = [...replies, ...refusals, ...returns];
const taken = z.object({ taken: z.array(z.object({ id: z.string(), duplicate: z.boolean() })) });
const listed = z.object({ messages: z.array(z.object({ id: z.string(), state: z.string(), reason: z.string().nullable() })) });
const timeline = z.object({ timeline: z.array(z.object({ id: z.string(), kind: z.string(), internalNote: z.string().nullable() })) });

let app: TestApp;
let cast: Cast;
let number = 0;

beforeAll(async () => {
  app = await openTestApp({ door });
  cast = await makeCast(app);
});
afterAll(() => app.close());

async function notes() {
  const { timeline: entries } = timeline.parse(await (await cast.world.admin.get(`/api/v1/themes/${cast.themeId}`)).json());
  return entries.filter(({ kind, internalNote }) => kind === 'update' && internalNote !== null);
}

async function whatBecameOf(customer: string, mailId: string) {
  const ctx = systemCtx(app.deps, cast.world.orgId, 'test');
  const mac = addressMacOf(ctx, customer);
  const banned = await inOrg(app.deps.db, cast.world.orgId, (tx) => tx.select().from(suppression).where(eq(suppression.orgId, cast.world.orgId)));
  const { rows } = await app.deps.database.run('select returned, returned_reason from mail where id = $1', [mailId]);
  return { returned: rows[0]?.['returned'] ?? undefined, words: String(rows[0]?.['returned_reason'] ?? ''), suppressed: banned.find(({ addressMac }) => addressMac === mac)?.reason };
}

test('the corpus is large enough to mean something, and every letter has a name of its own', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(80);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});

test.each(corpus)('$name', async ({ raw, becomes }) => {
  number += 1;
  const customer = `maria-${number}@mail.example`;
  const { mailId, bounce } = await mailToCustomer(app, cast.world, customer);
  const before = await notes();
  const answer = await bring(app, raw({ owner: cast.owner.email, reply: cast.replyTo, bounce, customer }));
  expect(answer.status).toBe(200);
  const [one] = taken.parse(await answer.json()).taken;
  await runJob(app.deps, 'apply-inbound', cast.world.orgId);
  const after = await notes();
  expect(after.filter(({ id }) => !before.some((each) => each.id === id)).map(({ internalNote }) => internalNote)).toEqual(becomes.note === undefined ? [] : [becomes.note]);
  expect(await whatBecameOf(customer, mailId)).toMatchObject({ returned: becomes.returned, suppressed: becomes.suppressed });
  expect((await whatBecameOf(customer, mailId)).words).not.toContain(customer);
  if (becomes.state === 'nobody') return expect(one).toBeUndefined();
  const { messages } = listed.parse(await (await cast.world.admin.get('/api/v1/inbound')).json());
  const found = messages.find(({ id }) => id === one?.id);
  expect(found?.state).toBe(becomes.state);
  if (becomes.reason !== undefined) expect(found?.reason).toMatch(becomes.reason);
  const { rows } = await app.deps.database.run('select raw from inbound_mail where id = $1', [one?.id ?? '']);
  expect(rows).toEqual([{ raw: null }]);
});
