import { openThemeEngine } from '@kept/themes/open-theme-engine.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loopTexts } from '../support/loop-texts.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { sendTexts, themesOf } from './found-themes.ts';

const engine = openThemeEngine({ runtime: 'lexical', threads: 1, now: () => 0 });
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ engine });
});
afterAll(async () => {
  await app.close();
  await engine.close();
});

const page = z.object({ items: z.array(z.object({ id: z.string(), text: z.string(), language: z.string().nullable(), sentiment: z.string().nullable(), sentimentBy: z.string().nullable(), waiting: z.boolean(), themes: z.array(z.object({ id: z.string() })) })), total: z.number(), unthemed: z.number() });
const feedbackOf = async (world: World, query = '') => page.parse(await (await world.admin.get(`/api/v1/feedback?limit=100${query}`)).json());
const readingOf = async (world: World) => (await world.admin.get('/api/v1/reading')).json();

const germanComplaints = ['Rechnung', 'Lieferung', 'Hotline'].flatMap((thing) => ['ist schon wieder falsch und niemand hilft mir', 'war leider sehr schlecht und ich bin nicht zufrieden', 'dauert immer viel zu lange und kostet auch noch mehr', 'hat mich nicht gut beraten und ist sehr langsam'].map((trouble) => `Die ${thing} ${trouble}`));

describe('languages', () => {
  test('each language finds its own themes, nothing is dropped, and the share of each is told', async () => {
    const world = await makeWorld(app);
    await sendTexts(world, [...loopTexts.map((each) => each.text), ...germanComplaints]);
    await app.settle();
    const { total } = await feedbackOf(world);
    expect(total).toBe(loopTexts.length + germanComplaints.length);
    const german = await feedbackOf(world, '&language=de');
    expect(german.items.map((item) => item.text).sort()).toEqual([...germanComplaints].sort());
    const english = await feedbackOf(world, '&language=en');
    const themesIn = (items: typeof german.items) => new Set(items.flatMap((item) => item.themes.map((theme) => theme.id)));
    expect(themesIn(german.items).intersection(themesIn(english.items))).toEqual(new Set());
    expect(themesIn(english.items).size).toBeGreaterThan(0);
    expect((await readingOf(world)).languages).toEqual(expect.arrayContaining([{ language: 'de', texts: germanComplaints.length, isKnown: false }, { language: 'en', texts: english.total, isKnown: true }]));
  });

  test('a language the source names stays; one that nobody can tell stays unknown', async () => {
    const world = await makeWorld(app);
    await sendTexts(world, ['Die Rechnung ist nicht richtig und niemand antwortet'], { language: 'de-AT' });
    await sendTexts(world, ['👍👍']);
    await app.settle();
    expect((await feedbackOf(world)).items.map((item) => item.language).sort()).toEqual(['de-AT', null]);
  });
});

describe('sentiment', () => {
  test('a rating says what was felt, words tell the rest, and what cannot be told is not known', async () => {
    const world = await makeWorld(app);
    const send = (body: Record<string, unknown>) => world.admin.post('/api/v1/feedback', { source: 'Shop', ...body });
    await send({ text: 'Terrible, rude and slow', metric: 'stars', score: 5 });
    await send({ text: 'It is blue', metric: 'nps', score: 3 });
    await send({ text: 'Rude staff and an awful wait' });
    await send({ text: 'Lovely people, very helpful' });
    await send({ text: 'The door is green' });
    await send({ metric: 'csat', score: 3 });
    await app.settle();
    const felt = Object.fromEntries((await feedbackOf(world)).items.map((item) => [item.text, [item.sentiment, item.sentimentBy]]));
    expect(felt).toEqual({
      'Terrible, rude and slow': ['positive', 'rating'], 'It is blue': ['negative', 'rating'], 'Rude staff and an awful wait': ['negative', 'words'],
      'Lovely people, very helpful': ['positive', 'words'], 'The door is green': ['unknown', 'words'], '': ['neutral', 'rating'],
    });
    expect((await feedbackOf(world, '&sentiment=unknown')).items.map((item) => item.text)).toEqual(['The door is green']);
    expect((await readingOf(world)).learned).toBeNull();
  });

  test('an organisation’s own ratings teach it, with the accuracy on a tenth kept aside; a person’s correction stays for good', async () => {
    const world = await makeWorld(app);
    const things = ['bill', 'parcel', 'app', 'meter', 'engineer', 'contract', 'website', 'letter', 'branch', 'refund', 'visit', 'call', 'order', 'quote', 'form'];
    const rated = things.flatMap((thing) => [[5, `Our ${thing} turned up smelling of elderflower`], [1, `Our ${thing} seems to be made of turnips`], [3, `Our ${thing} stands on the table over there`], [1, `This ${thing}, turnips again and again`]] as const);
    await world.admin.post('/api/v1/feedback', rated.map(([score, text]) => ({ source: 'Shop', text, metric: 'stars', score })));
    await sendTexts(world, ['My neighbour says the fence seems to be made of turnips', 'Somehow the fence turned up smelling of elderflower']);
    await app.settle();
    const reading = await readingOf(world);
    expect(reading.learned).toMatchObject({ version: 1, labels: rated.length, isLearning: false });
    expect(reading.learned.heldOut === 0 || reading.learned.accuracy !== null).toBe(true);
    const unrated = (await feedbackOf(world)).items.filter((item) => item.text.includes('fence'));
    expect(Object.fromEntries(unrated.map((item) => [item.text, [item.sentiment, item.sentimentBy]]))).toEqual({
      'My neighbour says the fence seems to be made of turnips': ['negative', 'learned'], 'Somehow the fence turned up smelling of elderflower': ['positive', 'learned'],
    });
    const [first] = unrated;
    expect((await world.admin.put(`/api/v1/feedback/${first?.id ?? ''}/sentiment`, { sentiment: 'neutral' })).status).toBe(200);
    await world.admin.post('/api/v1/feedback', rated.map(([score, text]) => ({ source: 'Shop', text: `${text}, as ever`, metric: 'stars', score })));
    await app.settle();
    expect((await readingOf(world)).learned).toMatchObject({ version: 2, labels: 2 * rated.length + 1 });
    expect((await feedbackOf(world, '&sentiment=neutral')).items.find((item) => item.id === first?.id)).toMatchObject({ sentiment: 'neutral', sentimentBy: 'person' });
    expect((await world.admin.put(`/api/v1/feedback/${first?.id ?? ''}/sentiment`, { sentiment: 'glad' })).status).toBe(422);
  });
});

describe('a corrected feeling', () => {
  const returnOf = async (world: World, id: string) => world.admin.delete(`/api/v1/feedback/${id}/sentiment`);

  test('is handed back: the rating says it again, or what is read from the words', async () => {
    const world = await makeWorld(app);
    await world.admin.post('/api/v1/feedback', [{ source: 'Shop', text: 'It is blue', metric: 'nps', score: 3 }, { source: 'Shop', text: 'Rude staff and an awful wait' }]);
    await app.settle();
    const { items } = await feedbackOf(world);
    const before = items.map(({ id, sentiment, sentimentBy }) => ({ feedbackId: id, sentiment, sentimentBy }));
    expect(before.map((each) => each.sentimentBy).sort()).toEqual(['rating', 'words']);
    for (const { feedbackId, sentiment, sentimentBy } of before) {
      await world.admin.put(`/api/v1/feedback/${feedbackId}/sentiment`, { sentiment: 'positive' });
      const answer = await returnOf(world, feedbackId);
      expect(await answer.json()).toEqual({ feedbackId, sentiment, sentimentBy });
      expect((await feedbackOf(world)).items.find((item) => item.id === feedbackId)).toMatchObject({ sentiment, sentimentBy });
    }
    const { entries } = await (await world.admin.get('/api/v1/audit')).json();
    const verbs = entries.map((entry: { verb: string }) => entry.verb);
    expect(verbs.filter((verb: string) => verb === 'return-sentiment')).toHaveLength(2);
  });

  test('that nobody corrected stays, without a line in the audit; somebody else’s is not found', async () => {
    const world = await makeWorld(app);
    await sendTexts(world, ['Lovely people, very helpful']);
    await app.settle();
    const [said] = (await feedbackOf(world)).items;
    expect(await (await returnOf(world, said?.id ?? '')).json()).toEqual({ feedbackId: said?.id, sentiment: 'positive', sentimentBy: 'words' });
    const { entries } = await (await world.admin.get('/api/v1/audit')).json();
    expect(entries.map((entry: { verb: string }) => entry.verb)).not.toContain('return-sentiment');
    expect((await returnOf(await makeWorld(app), said?.id ?? '')).status).toBe(404);
  });
});

describe('bad input', () => {
  test('nothing and nothing but invisible characters are refused in a sentence', async () => {
    const world = await makeWorld(app);
    for (const text of ['', '   \n\t ', '\u0000\u0007', '\u0000 \u0000']) {
      const answer = await world.admin.post('/api/v1/feedback', { source: 'Shop', text });
      expect(answer.status).toBe(422);
      expect(JSON.stringify(await answer.json())).toContain('Send a text, a score, or both.');
    }
    expect((await world.admin.post('/api/v1/feedback', { source: 'Shop', text: 'x'.repeat(50_001) })).status).toBe(422);
  });

  test('whatever a text is made of, it is kept, read and shown, and holds nobody up', async () => {
    const world = await makeWorld(app);
    const odd = ['slow', '😀😀😀', '👩‍👩‍👧‍👦', 'الطلب لم يصل بعد وأريد استرداد المال', 'ההזמנה לא הגיעה', 'Der Service war gut, but the bill was wrong otra vez', 'half \ud83d a pair', 'a\u0000null\u0000byte', '\u202Ereversed\u202C text', '!!!???', '快递还没到', `${'The parcel is late. '.repeat(2500)}`.slice(0, 50_000), 'x'.repeat(50_000)];
    await sendTexts(world, odd);
    await sendTexts(world, Array.from({ length: 100 }, () => 'Buy cheap watches at our shop'));
    await sendTexts(world, loopTexts.map((each) => each.text));
    await world.admin.post('/api/v1/feedback', Array.from({ length: 100 }, (_, bot) => ({ source: 'Form', externalId: `bot-${bot}`, text: 'The very same text from a bot' })));
    await app.settle();
    const all = await feedbackOf(world);
    // Without ids of their own the same text from the same source is one thing, sent a hundred times.
    expect(all.total).toBe(odd.length + 1 + loopTexts.length + 100);
    expect((await feedbackOf(world, '&q=cheap')).total).toBe(1);
    expect(all.items.every((item) => !item.waiting)).toBe(true);
    const same = await feedbackOf(world, '&q=very same text');
    expect(same.total).toBe(100);
    expect(new Set(same.items.flatMap((item) => item.themes.map((theme) => theme.id))).size).toBeLessThanOrEqual(1);
    expect((await feedbackOf(world, '&q=anullbyte')).items.map((item) => item.text)).toEqual(['anullbyte']);
    expect((await feedbackOf(world, '&language=ar')).total).toBe(1);
    expect((await feedbackOf(world, '&language=he')).total).toBe(1);
    const { coverage } = await themesOf(world);
    expect(coverage.themed + coverage.unthemed).toBe(coverage.texts);
    const listed = z.object({ texts: z.array(z.object({ text: z.string() })) }).parse(await (await world.admin.get('/api/v1/unthemed?limit=100')).json());
    expect(listed.texts.length).toBeGreaterThan(0);
  });
});
