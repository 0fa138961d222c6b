import { systemCtx } from '@kept/api/context.ts';
import { findThemes } from '@kept/api/understand/find-themes.ts';
import { placeFeedback } from '@kept/api/understand/place-feedback.ts';
import { needsOwner, themeStatuses } from '@kept/core/act/theme-status.ts';
import { addDaysTo } from '@kept/core/calendar.ts';
import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { exploredTwice } from '../measure/explored-by-sql.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { sendTexts } from './found-themes.ts';
import { type Script, scriptedEngine } from './scripted-engine.ts';

const today = '2026-11-20';
let script: Script = () => undefined;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: new Date(`${today}T10:00:00Z`), engine: scriptedEngine(() => script) });
});
afterAll(() => app.close());

const patterns = ['one', 'two', 'three', 'four', undefined] as const;
const spread = (text: string, seed: number) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, seed * 7919 + 13);

/** An engine's whim: four patterns that come back in every search, but each time a third of the texts fall somewhere else, as a seed has it. */
const whim = (seed: number): Script => (text) => (spread(firstSentence(text), seed) % 3 === 0 ? patterns[spread(firstSentence(text), seed + 1) % 5] : patterns[spread(firstSentence(text), 0) % 4]);

const pick = fc.nat(1000);
/** What people and the machine may do, in any order. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('arrive' as const, 'search' as const, 'search' as const), seed: fc.nat(50) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('merge' as const, 'split' as const, 'move' as const, 'pin' as const, 'define' as const), at: pick, to: pick, many: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('accept' as const, 'dismiss' as const, 'rename' as const, 'undo' as const, 'decide' as const, 'take-back' as const), at: pick, yes: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const mentionRow = z.object({ id: z.string(), feedback_id: z.string(), theme_id: z.string(), placed_by: z.string(), edit_id: z.string().nullable(), is_further: z.boolean() });
const themeRow = z.object({ id: z.string(), status: z.enum(themeStatuses), title: z.string(), titled_by: z.string(), merged_into_id: z.string().nullable(), owner_active: z.boolean().nullable(), has_deadline: z.boolean(), created: z.string() });

async function readWorld(world: World) {
  const ask = async <T>(schema: z.ZodType<T>, statement: string) => z.array(schema).parse((await app.deps.database.run(statement)).rows);
  const own = `org_id = '${world.orgId}'`;
  const mentions = await ask(mentionRow, `select id, feedback_id, theme_id, placed_by, edit_id, is_further from mention where ${own} order by id`);
  const themes = await ask(themeRow, `select id, status, title, titled_by, merged_into_id, owner_active, deadline_on is not null as has_deadline, created_at::text as created from theme where ${own} order by id`);
  const [texts] = await ask(z.object({ count: z.coerce.number() }), `select count(*) as count from feedback where ${own}`);
  const edits = await ask(z.object({ id: z.string(), theme_id: z.string() }), `select id, theme_id from theme_edit where ${own} and undone_at is null order by id`);
  const corrected = await ask(z.object({ feedback_id: z.string() }), `select feedback_id from mention_correction where ${own}`);
  const accepted = await ask(z.object({ id: z.string() }), `select id from theme_run where ${own} and decision = 'accepted' order by id`);
  const defined = await ask(z.object({ id: z.string() }), `select theme_id as id from theme_definition where ${own}`);
  return { mentions, themes, defined: defined.map((row) => row.id), accepted: accepted.map((row) => row.id), texts: texts?.count ?? 0, edits, corrected: new Set(corrected.map((row) => row.feedback_id)) };
}
type Seen = Awaited<ReturnType<typeof readWorld>>;

const pairOf = ({ feedback_id, theme_id }: Seen['mentions'][number]) => `${feedback_id} in ${theme_id}`;
const textsIn = (mentions: Seen['mentions']) => new Set(mentions.map((each) => each.feedback_id));

/** Whatever happened: no text twice in a theme, none with two main themes, promises kept by the database, merged themes lead to one that stands. */
function requireSound({ mentions, themes }: Seen): void {
  expect(new Set(mentions.map(pairOf)).size).toBe(mentions.length);
  const main = mentions.filter((each) => !each.is_further);
  expect(textsIn(main).size).toBe(main.length);
  const byId = new Map(themes.map((each) => [each.id, each]));
  for (const each of themes) {
    if (needsOwner(each.status)) expect(each).toMatchObject({ owner_active: true, has_deadline: true });
    if (each.merged_into_id !== null) expect(byId.get(each.merged_into_id)?.status).not.toBe('merged');
  }
  for (const each of mentions) expect(byId.get(each.theme_id)?.status).not.toBe('merged');
}

/** What the machine has just done left every decision of a person as it was. */
function requireDecisionsHeld(before: Seen, after: Seen): void {
  const now = new Set(after.mentions.map(pairOf));
  const absorbed = new Set([...before.themes.map((each) => each.merged_into_id), ...before.defined]);
  const was = new Map(before.themes.map((each) => [each.id, each]));
  for (const each of before.mentions) {
    const home = was.get(each.theme_id);
    const isDecided = each.placed_by === 'person' || each.edit_id !== null || absorbed.has(each.theme_id) || home?.status === 'dismissed' || (home !== undefined && needsOwner(home.status));
    if (isDecided) expect(now.has(pairOf(each)), pairOf(each)).toBe(true);
  }
  // What a person has said about one point of a text holds for all of it: the machine adds, moves and drops none, but with a proposal that goes.
  const stands = new Set(after.themes.map((each) => each.id));
  const decided = new Set([...before.corrected, ...before.mentions.filter((each) => each.placed_by === 'person').map((each) => each.feedback_id)]);
  const pointsOf = (seen: Seen) => seen.mentions.filter((each) => decided.has(each.feedback_id) && stands.has(each.theme_id)).map((each) => `${pairOf(each)} ${each.is_further}`).toSorted();
  expect(pointsOf(after)).toEqual(pointsOf(before));
  // Nothing comes into a theme somebody answers for by a run; what arrives does.
  if (before.texts === after.texts) for (const each of after.mentions) if (needsOwner(was.get(each.theme_id)?.status ?? 'emerging')) expect(before.mentions.map(pairOf)).toContain(pairOf(each));
  for (const each of before.themes) {
    const still = after.themes.find((one) => one.id === each.id);
    const isKnown = each.status !== 'emerging' || each.titled_by === 'person' || absorbed.has(each.id) || before.edits.some((edit) => edit.theme_id === each.id);
    if (isKnown) expect(still).toMatchObject({ id: each.id, status: each.status, created: each.created });
    if (each.titled_by === 'person') expect(still?.title).toBe(each.title);
  }
}

/** Defining takes texts out of no theme but into the new one, and loses none. */
function requireTaken(before: Seen, after: Seen): void {
  expect(after.texts).toBe(before.texts);
  expect(textsIn(before.mentions).isSubsetOf(textsIn(after.mentions))).toBe(true);
  const made = after.themes.filter((each) => !before.themes.some((one) => one.id === each.id)).map((each) => each.id);
  const stood = new Set(before.mentions.map(pairOf));
  for (const each of after.mentions) if (!stood.has(pairOf(each))) expect(made).toContain(each.theme_id);
}

/** An edit moves points and loses none, but where a text made both already; only a move may take some out of every theme. */
function requireConserved(before: Seen, after: Seen, takenAtMost: number): void {
  expect(after.texts).toBe(before.texts);
  expect(after.mentions.length).toBeLessThanOrEqual(before.mentions.length);
  const doubled = before.mentions.length - textsIn(before.mentions).size;
  expect(after.mentions.length).toBeGreaterThanOrEqual(before.mentions.length - takenAtMost - doubled);
  expect([...textsIn(after.mentions)].filter((id) => !textsIn(before.mentions).has(id))).toEqual([]);
  expect(textsIn(after.mentions).size).toBeGreaterThanOrEqual(textsIn(before.mentions).size - takenAtMost);
}

let arrived = 0;
/** Two of three texts make a second point; the whole belongs where its first sentence does. */
const complaint = () => {
  arrived += 1;
  return `Complaint number ${arrived} of somebody.${arrived % 3 === 0 ? '' : ` Besides, number ${arrived * 7} went wrong as well.`}`;
};
const firstSentence = (text: string) => text.slice(0, text.indexOf('.') + 1) || text;

const definitionOf = ({ at, to, many }: { at: number; to: number; many: number }) => ({
  title: `Defined ${at}`, definition: 'What somebody complains of', examples: [{ words: 'A complaint of somebody' }, { words: `Complaint number ${to} of somebody.` }], strictness: 'usual', takesOwned: many % 2 === 0,
});

async function take(world: World, one: Step, before: Seen): Promise<void> {
  const standing = before.themes.filter((each) => each.status !== 'merged' && each.status !== 'dismissed');
  const choose = <T>(from: readonly T[], at: number) => from[at % Math.max(1, from.length)];
  const post = (path: string, body: unknown) => world.admin.post(`/api/v1/${path}`, body);
  if ('seed' in one) {
    script = whim(one.seed);
    const ctx = systemCtx(app.deps, world.orgId, 'test');
    if (one.do === 'arrive') await sendTexts(world, Array.from({ length: 6 }, complaint));
    else await post('themes/runs', {});
    await placeFeedback(ctx);
    await findThemes(ctx);
    return;
  }
  const theme = choose(standing, one.at);
  if (theme === undefined) return;
  const own = before.mentions.filter((each) => each.theme_id === theme.id);
  if ('yes' in one) {
    if (one.do === 'accept') await post(`themes/${theme.id}/acceptance`, { ownerId: world.admin.memberId, deadlineOn: addDaysTo(today, 30) });
    if (one.do === 'dismiss') await post(`themes/${theme.id}/dismissal`, { reason: 'Not one thing.' });
    if (one.do === 'rename') await world.admin.patch(`/api/v1/themes/${theme.id}`, { title: `Named by a person ${one.at}` });
    const edit = choose(before.edits, one.at);
    if (one.do === 'undo' && edit !== undefined) expect([200, 409]).toContain((await post(`themes/${edit.theme_id}/edits/${edit.id}/undo`, {})).status);
    const { run } = await (await world.admin.get('/api/v1/themes/runs/latest')).json();
    if (one.do === 'decide' && run?.decision === 'waiting') await decide(world, before, run.id, one.yes);
    if (one.do === 'take-back') expect([200, 409, 404]).toContain((await post(`themes/runs/${before.accepted.at(-1) ?? run?.id}/undo`, {})).status);
    return;
  }
  const other = choose(standing.filter((each) => each.id !== theme.id), one.to);
  const mentionIds = own.slice(0, one.many).map((each) => each.id);
  const answer = one.do === 'merge' ? await post(`themes/${theme.id}/merge`, { intoId: other?.id ?? theme.id })
    : one.do === 'split' ? await post(`themes/${theme.id}/splits`, { mentionIds, title: `Split off ${one.at}` })
    : one.do === 'define' ? await post('themes/definitions', definitionOf(one))
    : one.do === 'move' ? await post(`themes/${theme.id}/moves`, { mentionIds, toThemeId: one.to % 3 === 0 ? null : (other?.id ?? null) })
    : await post(`themes/${theme.id}/pins`, { mentionIds });
  expect([200, 201, 409, 422]).toContain(answer.status);
  if (answer.status < 300 && one.to % 4 === 0) await requireUndone(world, before, (await answer.json()).editId);
}

/** A search that is agreed to and taken back at once leaves every text where it was before. */
async function decide(world: World, before: Seen, runId: string, isTakenBack: boolean): Promise<void> {
  expect((await world.admin.post(`/api/v1/themes/runs/${runId}/decision`, { accept: true })).status).toBe(200);
  if (!isTakenBack) return;
  expect((await world.admin.post(`/api/v1/themes/runs/${runId}/undo`, {})).status).toBe(200);
  const after = await readWorld(world);
  expect(after.mentions).toEqual(before.mentions);
  expect(after.themes.filter((each) => before.themes.some((one) => one.id === each.id))).toEqual(before.themes);
}

/** An edit that is undone at once leaves every text where it was before. */
async function requireUndone(world: World, before: Seen, editId: string): Promise<void> {
  const { edits } = await readWorld(world);
  const edit = edits.find((each) => each.id === editId);
  expect((await world.admin.post(`/api/v1/themes/${edit?.theme_id ?? ''}/edits/${editId}/undo`, {})).status).toBe(200);
  const after = await readWorld(world);
  expect(after.mentions).toEqual(before.mentions);
  expect(after.themes.filter((each) => before.themes.some((one) => one.id === each.id))).toEqual(before.themes);
}

test('no sequence of arrivals, searches and edits touches what people decided, loses a text or breaks a promise', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (steps) => {
      const world = await makeWorld(app);
      script = whim(1);
      await sendTexts(world, Array.from({ length: 40 }, complaint));
      await placeFeedback(systemCtx(app.deps, world.orgId, 'test'));
      await findThemes(systemCtx(app.deps, world.orgId, 'test'));
      let before = await readWorld(world);
      expect(before.themes.length).toBeGreaterThan(2);
      expect(before.mentions.filter((each) => each.is_further).length).toBeGreaterThan(5);
      for (const one of steps) {
        await take(world, one, before);
        const after = await readWorld(world);
        requireSound(after);
        const { inMemory, bySql } = await exploredTwice(app, world.orgId, { period: 'last_12_months', compare: 'none' });
        expect(inMemory, `counted after ${JSON.stringify(one)}`).toEqual(bySql);
        if ('seed' in one) requireDecisionsHeld(before, after);
        else if (one.do === 'define') requireTaken(before, after);
        else if (one.do !== 'decide' && one.do !== 'undo' && one.do !== 'take-back') requireConserved(before, after, one.do === 'move' && 'many' in one ? one.many : 0);
        before = after;
      }
    }),
    { numRuns: 12, endOnFailure: true, seed: 20261122 },
  );
});
