import { systemCtx } from '@kept/api/context.ts';
import { reviseUnderstanding } from '@kept/api/understand/revise-understanding.ts';
import { channels, journeyStages, metrics, origins, usualScales } from '@kept/core/vocabulary.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { fc } from '@fast-check/vitest';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { exploredTwice } from './explored-by-sql.ts';
import { laidPoints } from './laid-points.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T12:00:00Z') });
});
afterAll(() => app.close());

const pick = fc.nat(1000);
/** What may happen to an organisation between two looks at it. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('say' as const), many: fc.integer({ min: 1, max: 12 }), themes: fc.array(pick, { maxLength: 3 }), seed: pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('segment' as const, 'contact' as const, 'score' as const, 'unplace' as const, 'link' as const), at: pick, seed: pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('move' as const, 'move' as const, 'delete' as const, 'delete' as const, 'dismiss' as const, 'erase' as const, 'friction' as const), at: pick, to: pick }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const filters = fc.record({
  period: fc.constantFrom('last_30_days' as const, 'last_90_days' as const, 'this_quarter' as const, 'last_12_months' as const),
  compare: fc.constantFrom('before' as const, 'none' as const, 'year_before' as const),
  channel: fc.option(fc.constantFrom('web' as const, 'email' as const), { nil: undefined, freq: 3 }),
  source: fc.option(fc.constantFrom('Laid', 'Nowhere'), { nil: undefined, freq: 4 }),
  segment: fc.option(fc.constantFrom('Home', 'Business', 'Nobody'), { nil: undefined, freq: 3 }),
  stage: fc.option(fc.constantFrom(...journeyStages), { nil: undefined, freq: 3 }),
  origin: fc.option(fc.constantFrom(...origins), { nil: undefined, freq: 4 }),
  language: fc.option(fc.constantFrom('en', 'de', 'unknown', 'xx'), { nil: undefined, freq: 3 }),
});

async function openWorld(timezone: string) {
  const world = await makeWorld(app);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(setting).set({ timezone }).where(eq(setting.orgId, world.orgId)));
  const laid = await laidPoints(app, world);
  const themes = [];
  for (const [place, groupTitle] of ['Post', 'Post', 'Shop', null, null].entries()) themes.push(await laid.theme(`Theme ${place}`, { groupTitle, journeyStage: journeyStages[place * 2] ?? null, origin: origins[place] ?? null }));
  const people = [...(await laid.customers(6, 'Home')), ...(await laid.customers(5, 'Business'))];
  const contacts = [await laid.contact({ journeyStage: 'leave' }), await laid.contact({})];
  return { world, laid, themes, people, contacts };
}
type Opened = Awaited<ReturnType<typeof openWorld>>;

const from = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

async function take({ world, laid, themes, people, contacts }: Opened, one: Step): Promise<void> {
  if (one.do === 'say') {
    const day = new Date(Date.UTC(2026, 10, 20) - ((one.seed * 7919) % 500) * 86_400_000).toISOString().slice(0, 10);
    await laid.say(one.many, day, [...new Set(one.themes.map((at) => from(themes, at) ?? ''))], (at) => saidAs({ people, contacts }, one.seed + at));
    return;
  }
  if (one.do === 'friction') return laid.say(1 + (one.at % 5), '2026-11-09', [from(themes, one.to) ?? ''], () => ({ kind: 'friction', channel: 'friction', team: 'North' }));
  await inOrg(app.deps.db, world.orgId, (tx) => change(tx, world, { people, contacts, themes }, one));
}

function saidAs({ people, contacts }: Pick<Opened, 'people' | 'contacts'>, seed: number): Partial<typeof feedback.$inferInsert> {
  const metric = from([...metrics, null], seed) ?? null;
  const scale = metric === null ? null : usualScales[metric];
  return {
    customerId: seed % 4 === 0 ? null : (from(people, seed) ?? null),
    interactionId: seed % 3 === 0 ? (from(contacts, seed) ?? null) : null,
    channel: from(channels.slice(0, 7), seed) ?? 'web',
    language: from(['en', 'de', null], seed) ?? null,
    ...(seed % 5 === 0 ? { placedAt: null } : {}),
    ...(scale === null ? {} : { metric, score: scale.min + (seed % (scale.max - scale.min + 1)), scaleMin: scale.min, scaleMax: seed % 11 === 0 ? scale.max + 1 : scale.max }),
  };
}

async function change(tx: OrgTx, { orgId }: World, { people, contacts, themes }: Pick<Opened, 'people' | 'contacts' | 'themes'>, one: Exclude<Step, { do: 'say' }>): Promise<void> {
  const ctx = systemCtx(app.deps, orgId, 'test');
  const texts = await tx.select().from(feedback).where(eq(feedback.orgId, orgId)).orderBy(feedback.id);
  const points = await tx.select().from(mention).where(eq(mention.orgId, orgId)).orderBy(mention.id);
  const text = from(texts, one.at)?.id ?? '';
  const point = from(points, one.at);
  const isText = and(eq(feedback.orgId, orgId), eq(feedback.id, text));
  const isPoint = and(eq(mention.orgId, orgId), eq(mention.id, point?.id ?? '00000000-0000-0000-0000-000000000000'));
  if (text === '') return;
  if ('seed' in one) {
    if (one.do === 'segment') await tx.update(customer).set({ segment: from(['Home', 'Business', 'Student', '', null], one.seed) ?? null }).where(and(eq(customer.orgId, orgId), eq(customer.id, from(people, one.at) ?? '')));
    if (one.do === 'contact') await tx.update(interaction).set({ journeyStage: from([...journeyStages, null], one.seed) ?? null }).where(and(eq(interaction.orgId, orgId), eq(interaction.id, from(contacts, one.at) ?? '')));
    if (one.do === 'score') await tx.update(feedback).set({ metric: 'nps', score: one.seed % 11, scaleMin: 0, scaleMax: 10 }).where(isText);
    if (one.do === 'unplace') await tx.update(feedback).set({ placedAt: one.seed % 2 === 0 ? null : app.deps.now() }).where(isText);
    if (one.do === 'link') await tx.update(feedback).set({ customerId: from(people, one.seed) ?? null }).where(isText);
    return;
  }
  await reviseUnderstanding(tx, ctx);
  const to = from(themes, one.to) ?? '';
  const isThere = points.some((each) => each.feedbackId === point?.feedbackId && each.themeId === to);
  if (one.do === 'move' && !isThere) await tx.update(mention).set({ themeId: to }).where(isPoint);
  if (one.do === 'delete') await tx.delete(mention).where(isPoint);
  if (one.do === 'erase') await tx.delete(feedback).where(isText);
  if (one.do === 'dismiss') await tx.update(theme).set(one.at % 2 === 0 ? { status: 'dismissed', dismissedReason: 'A joke.' } : { status: 'emerging', dismissedReason: null }).where(and(eq(theme.orgId, orgId), eq(theme.id, to)));
}

test('whatever is said, moved, deleted, erased or changed: what is counted in memory is what the tables say, in every process', { timeout: 300_000 }, async () => {
  const timezones = fc.constantFrom('Europe/London', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu');
  await fc.assert(
    fc.asyncProperty(timezones, fc.array(fc.tuple(step, filters, fc.boolean()), { minLength: 4, maxLength: 10 }), async (timezone, steps) => {
      const opened = await openWorld(timezone);
      const otherProcess = { ...app.deps.database };
      for (const [one, filter, isElsewhere] of [...startingSteps, ...steps]) {
        await take(opened, one);
        for (const asked of [everything, filter]) {
          const { inMemory, bySql } = await exploredTwice(app, opened.world.orgId, asked, isElsewhere ? otherProcess : app.deps.database);
          expect(inMemory, `after ${JSON.stringify(one)}`).toEqual(bySql);
        }
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

const everything = { period: 'last_12_months', compare: 'before' } as const;
/** Every kind of change comes at least once, each seen by a process that had read what was before. */
const startingSteps: readonly (readonly [Step, object, boolean])[] = [
  ...[1, 2, 3, 4].map((seed) => [{ do: 'say' as const, many: 12, themes: [seed, seed + 1, seed * 3].slice(0, seed % 4), seed: seed * 13 }, {}, seed > 2] as const),
  ...(['segment', 'segment', 'contact', 'score', 'unplace', 'link'] as const).map((kind, at) => [{ do: kind, at: at * 3 + 1, seed: 2 + at }, {}, false] as const),
  ...(['move', 'delete', 'friction', 'dismiss', 'erase', 'move', 'delete', 'erase'] as const).map((kind, at) => [{ do: kind, at: 7 + at * 5, to: at + 1 }, {}, at > 2] as const),
];
