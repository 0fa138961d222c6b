import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { drawPng } from '../support/tiny-images.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-23T10:00:00Z');
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

interface Story { world: World; marketer: Person; approver: Person; bills: string; calls: string; id: string }

/** People who said it, with what is stated of their language or what they last wrote in. */
async function tellers({ world, bills }: Pick<Story, 'world' | 'bills'>, people: readonly { email: string; stated?: string; wroteIn?: string }[]): Promise<string[]> {
  const ids = await layCustomers(app, world, people.map(({ email }) => ({ email, name: 'Maria Santos', themeId: bills })));
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    for (const [place, { stated, wroteIn }] of people.entries()) {
      const id = ids[place] ?? '';
      if (stated !== undefined) await tx.update(customer).set({ language: stated }).where(and(eq(customer.orgId, world.orgId), eq(customer.id, id)));
      if (wroteIn !== undefined) await tx.update(feedback).set({ language: wroteIn }).where(and(eq(feedback.orgId, world.orgId), eq(feedback.customerId, id)));
    }
  });
  return ids;
}

async function laid(people: readonly { email: string; stated?: string; wroteIn?: string }[]): Promise<Story & { ids: string[] }> {
  app.setNow(start);
  const world = await makeWorld(app, 'Northlight Energy');
  const [marketer, approver] = [await world.join('marketer', 'Mo Marketer'), await world.join('marketer', 'Anna Second')];
  const bills = await layTheme(app, world, { confirmedBy: 'customers', status: 'confirmed' });
  const calls = await layTheme(app, world, { title: 'Nobody rings back', status: 'in_progress' });
  const ids = await tellers({ world, bills }, people);
  await layCustomers(app, world, [{ email: null, themeId: calls }]);
  const id: string = (await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json()).id;
  return { world, marketer, approver, bills, calls, id, ids };
}

const german = { title: 'Rechnungen kommen spät', text: 'Rechnungen kommen jetzt am Ersten des Monats.' };
const read = async ({ marketer, id }: Pick<Story, 'marketer' | 'id'>) => (await marketer.get(`/api/v1/digests/${id}`)).json();
const translate = ({ marketer, id, bills, calls }: Story, languages = ['en', 'de', 'ar']) => marketer.patch(`/api/v1/digests/${id}`, {
  subject: 'What we did this autumn', intro: 'Thank you.', languages, translations: { de: { subject: 'Was wir im Herbst getan haben', intro: 'Danke.' } }, blocks: [{ themeId: bills, translations: { de: german } }, { themeId: calls }],
});
const preview = async ({ marketer, id }: Pick<Story, 'marketer' | 'id'>, query = '') => (await marketer.get(`/api/v1/digests/${id}/preview${query}`)).json();

test('each reader gets the digest in their own language, those nothing is known of in its first, and a text without a translation says so', async () => {
  const laidOut = await laid([{ email: 'en@mail.example' }, { email: 'de@mail.example', stated: 'de-AT' }, { email: 'wrote@mail.example', wroteIn: 'de' }, { email: 'ar@mail.example', stated: 'ar' }, { email: 'fr@mail.example', stated: 'fr' }]);
  const { world, marketer, approver, id } = laidOut;
  expect((await translate(laidOut)).status).toBe(200);
  expect((await marketer.post(`/api/v1/digests/${id}/review`, {})).status).toBe(200);
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 2 })).status).toBe(200);
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, {})).status).toBe(200);
  app.setNow(new Date(start.getTime() + 10 * 60_000));
  await app.settle();
  const mails = await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.occasion, id), eq(mail.state, 'sent'))));
  const of = (name: string) => mails.find(({ toEmail }) => toEmail === `${name}@mail.example`);
  expect(Object.fromEntries(['en', 'de', 'wrote', 'ar', 'fr'].map((name) => [name, [of(name)?.subject, /<html[^>]* lang="([a-z]+)"/.exec(of(name)?.html ?? '')?.[1]]]))).toEqual({
    en: ['What we did this autumn', 'en'], de: ['Was wir im Herbst getan haben', 'de'], wrote: ['Was wir im Herbst getan haben', 'de'], ar: ['What we did this autumn', 'ar'], fr: ['What we did this autumn', 'en'],
  });
  const [inGerman, inArabic] = [of('de'), of('ar')];
  for (const words of ['Rechnungen kommen jetzt am Ersten', 'Sie, am 24. Oktober', 'Bestätigt von denen', 'Für mich ist es behoben', 'Noch nicht auf Deutsch; dies ist Englisch.', 'Abmelden']) expect([words, inGerman?.html?.includes(words), inGerman?.plainText?.includes(words)]).toEqual([words, true, true]);
  expect(inGerman?.html).toMatch(/Oktober\s?–\s?Dezember 2026/);
  expect(inGerman?.html).toMatch(/<h3[^>]*lang="en"[^>]*dir="ltr"|<h3[^>]*dir="ltr"[^>]*lang="en"/);
  expect(inGerman?.plainText).not.toMatch(/We did|You, on|told us|Unsubscribe/);
  expect(inArabic?.html).toMatch(/<html[^>]* dir="rtl"/);
  expect(inArabic?.plainText).toContain('لم يُترجم هذا إلى العربية بعد؛ النص هنا: الإنجليزية.');
  expect(inGerman?.html).toContain('?lang=de');
  expect(of('en')?.html).not.toMatch(/Not yet in|lang="de"/);
});

test('the composer says how much of each language is written and what its readers see instead', async () => {
  const laidOut = await laid([{ email: 'one@mail.example' }]);
  await translate(laidOut);
  const { languages, cover, blocks } = await read(laidOut);
  expect(languages).toEqual(['en', 'de', 'ar']);
  expect(cover).toEqual([
    { language: 'de', written: 3, texts: 4, sentence: 'Readers of German see “Nobody rings back” in English, and are told so.' },
    { language: 'ar', written: 0, texts: 4, sentence: 'Readers of Arabic see the subject, the opening, “Bills come late” and “Nobody rings back” in English, and are told so.' },
  ]);
  expect(blocks[0].translations).toEqual({ de: german });
});

test('a translation stays until it is changed or taken back, whatever else is changed; one without its title is none', async () => {
  const laidOut = await laid([{ email: 'one@mail.example' }]);
  const { marketer, id, bills, calls } = laidOut;
  await translate(laidOut);
  const change = (body: object) => marketer.patch(`/api/v1/digests/${id}`, body);
  expect((await change({ blocks: [{ themeId: calls }, { themeId: bills, text: 'Bills come on the first.' }] })).status).toBe(200);
  expect((await change({ intro: 'Thank you all.' })).status).toBe(200);
  const kept = await read(laidOut);
  expect([kept.blocks.find(({ themeId }: { themeId: string }) => themeId === bills).translations, kept.translations.de.intro]).toEqual([{ de: german }, 'Danke.']);
  expect((await change({ blocks: [{ themeId: bills, translations: { de: null } }, { themeId: calls }], translations: { de: null } })).status).toBe(200);
  expect((await read(laidOut)).cover[0].written).toBe(0);
  const refusals = [{ languages: [] }, { languages: ['de', 'de'] }, { languages: ['tlh'] }, { translations: { de: { subject: 'a\r\nBcc: b' } } }, { blocks: [{ themeId: bills, translations: { de: { title: '', text: 'x' } } }] }, { blocks: [{ themeId: bills, translations: { de: { title: 'Nur ein Titel' } } }] }];
  for (const refused of refusals) expect([refused, (await change(refused)).status]).toEqual([refused, 422]);
});

test('a change of languages or words takes the approval back, as any change does', async () => {
  const laidOut = await laid([{ email: 'one@mail.example' }]);
  const { marketer, approver, id } = laidOut;
  await marketer.post(`/api/v1/digests/${id}/review`, {});
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 })).status).toBe(200);
  await translate(laidOut);
  expect(await read(laidOut)).toMatchObject({ state: 'draft', approvedBy: null });
});

test('the preview shows the reader’s own language, or the one asked for', async () => {
  const laidOut = await laid([{ email: 'one@mail.example', stated: 'de' }]);
  await translate(laidOut);
  expect(await preview(laidOut)).toMatchObject({ language: 'de', subject: 'Was wir im Herbst getan haben' });
  expect((await preview(laidOut, '?language=ar')).html).toMatch(/<html[^>]* dir="rtl"[^>]*>/);
  expect((await preview(laidOut, '?language=ar&dir=ltr')).html).toMatch(/<html[^>]* dir="ltr"[^>]*>/);
  expect(await preview(laidOut, '?language=fr')).toMatchObject({ language: 'en' });
});

test('the next digest speaks the languages of the last, and a correction keeps its words', async () => {
  const laidOut = await laid([{ email: 'one@mail.example' }]);
  const { world, marketer, approver, id } = laidOut;
  await translate(laidOut, ['de', 'en']);
  await marketer.post(`/api/v1/digests/${id}/review`, {});
  await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 2 });
  await marketer.post(`/api/v1/digests/${id}/schedule`, {});
  app.setNow(new Date(start.getTime() + 10 * 60_000));
  await app.settle();
  const correction = await (await marketer.post(`/api/v1/digests/${id}/correction`, { wrong: 'A date.' })).json();
  const corrected = await read({ marketer, id: correction.id });
  expect(corrected.languages).toEqual(['de', 'en']);
  expect(corrected.translations).toEqual({ de: { subject: 'Was wir im Herbst getan haben' } });
  expect(corrected.blocks.map(({ translations }: { translations: object }) => Object.keys(translations))).toEqual([['de'], []]);
  app.setNow(new Date('2027-01-02T10:00:00Z'));
  await layCustomers(app, world, [{ email: 'two@mail.example', themeId: await layTheme(app, world) }]);
  const later = await world.join('marketer', 'Lea Later');
  const next = await (await later.post('/api/v1/digests', { period: '2027-Q1' })).json();
  expect((await read({ marketer: later, id: next.id })).languages).toEqual(['de', 'en']);
});

test('a block carries one image of ours with its words, links to it, and the head carries the logo', async () => {
  const laidOut = await laid([{ email: 'one@mail.example' }]);
  const { world, marketer, id, bills, calls } = laidOut;
  const keep = async (alt: string) => (await marketer.post('/api/v1/brand-images', { data: drawPng(1040, 400).toString('base64'), alt })).json();
  const [picture, logo] = [await keep('The new bill, with its date on top'), await keep('Northlight')];
  await world.admin.patch('/api/v1/settings', { logoImageId: logo.id });
  expect((await marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: bills, imageId: picture.id }, { themeId: calls }] })).status).toBe(200);
  const { html, text } = await preview(laidOut);
  const tags: string[] = html.match(/<img[^>]*>/g);
  expect(tags.map((tag) => ['alt', 'src', 'width', 'height'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]))).toEqual([['Northlight', logo.url, '83', '32'], ['The new bill, with its date on top', picture.url, '520', '200']]);
  expect(text).toContain('[The new bill, with its date on top]');
  expect((await read(laidOut)).blocks[0].image).toMatchObject({ id: picture.id, alt: 'The new bill, with its date on top' });
  expect((await marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: calls }, { themeId: bills }] })).status).toBe(200);
  expect((await preview(laidOut)).html).toContain(picture.url);
  const other = await makeWorld(app, 'Somebody else');
  const theirs = await (await other.admin.post('/api/v1/brand-images', { data: drawPng(3, 3).toString('base64'), alt: 'Theirs' })).json();
  expect((await marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: bills, imageId: theirs.id }, { themeId: calls }] })).status).toBe(422);
  expect((await marketer.patch(`/api/v1/digests/${id}`, { blocks: [{ themeId: bills, imageId: null }, { themeId: calls }] })).status).toBe(200);
  expect((await preview(laidOut)).html).not.toContain(picture.url);
});
