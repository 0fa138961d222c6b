import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { findSomeThemes, sendTexts } from './found-themes.ts';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.close());

const pointRow = z.object({ id: z.string(), theme_id: z.string(), is_further: z.boolean(), said: z.string() });
const pointsOf = async (text: string) =>
  z.array(pointRow).parse((await app.deps.database.run(`
    select m.id, m.theme_id, m.is_further, substring(f.text from m.span_start + 1 for m.span_end - m.span_start) as said
    from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id where m.org_id = '${world.orgId}' and f.text = '${text.replaceAll("'", "''")}' order by m.is_further`)).rows);

test('a text that speaks of two things stands in both themes with the words that say so', async () => {
  const quotes = (await findSomeThemes(world)).flatMap((theme) => (theme.quote === null ? [] : [{ id: theme.id, text: theme.quote.text.replace(/[.!?]+$/u, '') }]));
  const pairs = quotes.flatMap((one, i) => quotes.slice(i + 1).map((other) => ({ one, other, text: `${one.text}. Also, ${other.text}.` })));
  expect(pairs.length).toBeGreaterThan(2);
  await sendTexts(world, pairs.map((pair) => pair.text));
  await world.settle();
  const found = [];
  for (const { one, other, text } of pairs) {
    const points = await pointsOf(text);
    expect(points.filter((point) => !point.is_further).length).toBeLessThanOrEqual(1);
    if (points.some((point) => point.is_further)) found.push({ one, other, text, points });
  }
  expect(found.length).toBeGreaterThan(0);
  for (const { one, other, text, points } of found) {
    expect(points.map((point) => point.theme_id).toSorted()).toEqual([one.id, other.id].toSorted());
    for (const point of points) expect(text).toContain(point.said);
    const [further] = points.filter((point) => point.is_further);
    const why = await world.admin.get(`/api/v1/mentions/${further?.id ?? ''}/why`);
    expect(why.status).toBe(200);
  }

  // What is moved to where the text speaks of it already is one point; taken back, both stand again, the main one as the main one.
  const [first] = found;
  const before = first?.points.map(({ theme_id: theme, is_further: isFurther }) => ({ theme, isFurther }));
  const main = first?.points.find((point) => !point.is_further);
  const further = first?.points.find((point) => point.is_further);
  const moved = await (await world.admin.post(`/api/v1/themes/${main?.theme_id ?? ''}/moves`, { mentionIds: [main?.id], toThemeId: further?.theme_id })).json();
  const now = async () => (await pointsOf(first?.text ?? '')).map(({ theme_id: theme, is_further: isFurther }) => ({ theme, isFurther }));
  expect(await now()).toEqual([{ theme: further?.theme_id, isFurther: false }]);
  expect((await world.admin.post(`/api/v1/themes/${main?.theme_id ?? ''}/edits/${moved.editId}/undo`, {})).status).toBe(200);
  expect(await now()).toEqual(before);
});
