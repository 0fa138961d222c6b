import { publicCtx } from '@kept/api/context.ts';
import { customerLinks } from '@kept/api/mail/customer-links.ts';
import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { publicPageWords } from '@kept/core/close-loop/public-page-words.ts';
import { subscriptionPageWords } from '@kept/core/close-loop/subscription-page-words.ts';
import { subscriptionWords } from '@kept/core/close-loop/subscription-words.ts';
import { type SurveyLanguage, surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { directionOf, fillWords } from '@kept/core/listen/survey-words.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { fallbackWords } from '@kept/emails/digest-words.ts';
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layArchive } from '../support/faces/lay-public-faces.ts';
import { nameRecords } from '../support/name-records.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { drawPng } from '../support/tiny-images.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const names = nameRecords();
let app: TestApp;
let world: World;
let done: string;
let sent: string;

beforeAll(async () => {
  app = await openTestApp({ now: start, readTexts: names.readTexts });
  world = await makeWorld(app, 'Northlight Energy');
  done = await layTheme(app, world, { title: 'فواتير متأخرة' });
  const waiting = await layTheme(app, world, { title: 'Nobody rings back', status: 'open', deadlineOn: '2026-11-01', deadlineMoves: 3 });
  for (const themeId of [done, waiting]) await layCustomers(app, world, [{ email: `${themeId}@mail.example`, themeId, text: 'It came too late.', quotable: true }]);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(themeUpdate).values([{ orgId: world.orgId, id: newId(start), themeId: done, kind: 'deadline_moved', at: start, fromDeadlineOn: '2026-12-01', toDeadlineOn: '2026-12-12' }, { orgId: world.orgId, id: newId(new Date(start.getTime() + 1)), themeId: done, kind: 'update', at: start, publicText: 'Two teams try it.' }]));
  sent = await layArchive(app, world, done);
});
afterAll(() => app.close());

const get = (rest: string, language?: string, at = `/o/${world.slug}`) => app.fetch(`${at}${rest}`, language === undefined ? {} : { headers: { 'accept-language': language } });
const text = async (rest: string, language?: string) => plain(await (await get(rest, language)).text());
const plain = (page: string) => page.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
const headIn = (language: SurveyLanguage) => `<html lang="${language}" dir="${directionOf(language)}">`;

describe.each(surveyLanguages)('in %s', (language) => {
  const words = publicPageWords[language];

  test('the page, a theme, the archive, a digest and the block speak it, and stay small', async () => {
    const css = Buffer.byteLength(await (await app.fetch('/page.css')).text());
    const said: Record<string, readonly string[]> = {
      '': [words.title, words.search, words.digests, words.none === '' ? '' : digestMailWords[language].section.unanswered, fillWords(words.about, { organisation: 'Northlight Energy' }), subscriptionPageWords[language].hear],
      [`/themes/${done}`]: [words.history, digestMailWords[language].everything, 'Two teams try it.'],
      '/digests': [words.digests, words.today],
      [`/digests/${sent}`]: [words.allDigests, digestMailWords[language].section.did, digestMailWords[language].proof.customers],
      '/embed': [words.title, digestMailWords[language].everything],
    };
    for (const [rest, sentences] of Object.entries(said)) {
      const page = await text(rest, `${language};q=0.9, pl`);
      expect([rest, page.includes(headIn(language))]).toEqual([rest, true]);
      for (const sentence of sentences) expect(page).toContain(sentence);
      expect([rest, /\{[a-z]+\}/.exec(page)?.[0]]).toEqual([rest, undefined]);
      expect(Buffer.byteLength(page) + css).toBeLessThan(30_000);
    }
  });

  test('a stranger asks, is mailed, says yes and may choose, all in it', async () => {
    const own = subscriptionPageWords[language];
    const email = `${language}-reader@mail.example`;
    await app.deps.limits.subscriptionByAddress.forgive('127.0.0.1');
    const asked = await app.fetch(`/o/${world.slug}/news`, { method: 'POST', headers: { 'accept-language': language }, body: new URLSearchParams({ email }) });
    expect(plain(await asked.text())).toContain(own.asked);
    const wrong = await app.fetch(`/o/${world.slug}/news?lang=${language}`, { method: 'POST', body: new URLSearchParams({ email: 'nobody' }) });
    expect([wrong.status, plain(await wrong.text()).includes(own.noAddress)]).toEqual([422, true]);
    await app.settle();
    const { mails }: { mails: { id: string; toEmail: string }[] } = await (await world.admin.get('/api/v1/outbox?kind=subscription')).json();
    const parsed = await simpleParser(Buffer.from(await (await world.admin.get(`/api/v1/outbox/${mails.find(({ toEmail }) => toEmail === email)?.id ?? ''}/raw`)).arrayBuffer()));
    const link = new URL(/https?:\/\/\S+\/n\/\S+/.exec(parsed.text ?? '')?.[0] ?? '');
    const question = plain(await (await app.fetch(`${link.pathname}${link.search}`, { headers: { 'accept-language': 'nl' } })).text());
    for (const said of [headIn(language), fillWords(own.question, { email }), subscriptionWords[language].button]) expect([said, language === 'en' || question.includes(said)]).toEqual([said, true]);
    const yes = plain(await (await app.fetch(`${link.pathname}?lang=${language}`, { method: 'POST' })).text());
    expect(yes).toContain(own.done);
    const preferences = new URL(/href="([^"]+\/p\/[^"]+)"/.exec(yes)?.[1] ?? '');
    expect(await (await app.fetch(`${preferences.pathname}${preferences.search}`)).text()).toContain(headIn(language));
    const [person] = await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ language: customer.language }).from(customer).where(eq(customer.emailNormal, email)));
    expect(person?.language).toBe(language);
  });
});

test('the address names a language before the browser does, and every link on the page goes on in it', async () => {
  const page = await text('?lang=ar', 'de');
  expect(page).toContain(headIn('ar'));
  for (const rest of [`/themes/${done}?lang=ar`, '/digests?lang=ar', '/feed.atom?lang=ar', '/data.json?lang=ar', '/news?lang=ar']) expect(page).toContain(`"/o/${world.slug}${rest}"`);
  expect(page).toContain('<input type="hidden" name="lang" value="ar">');
  expect(page).toContain(`rel="canonical" href="${app.deps.place.baseUrl}/o/${world.slug}?lang=ar"`);
  expect(await text('?kind=did&q=late&lang=de')).toContain('href="?q=late&kind=did&lang=fr" lang="fr"');
  const german = await text('', 'de');
  expect(german).toContain(`"/o/${world.slug}/themes/${done}"`);
  expect(german).toContain(`href="/o/${world.slug}/feed.atom?lang=de"`);
  expect(await text('', 'pl')).toContain(headIn('en'));
});

test('a copy is kept for those who ask for the same languages, for a minute', async () => {
  const pages = await Promise.all(['de', 'en'].map((language) => get('', language)));
  for (const page of pages) expect([page.headers.get('vary'), page.headers.get('cache-control')]).toEqual(['Accept-Language', 'public, max-age=60']);
  expect(pages[0]?.headers.get('etag')).not.toBe(pages[1]?.headers.get('etag'));
  const again = await app.fetch(`/o/${world.slug}`, { headers: { 'accept-language': 'de', 'if-none-match': pages[1]?.headers.get('etag') ?? '' } });
  expect(again.status).toBe(200);
  const same = await app.fetch(`/o/${world.slug}`, { headers: { 'accept-language': 'de', 'if-none-match': pages[0]?.headers.get('etag') ?? '' } });
  expect([same.status, same.headers.get('vary')]).toEqual([304, 'Accept-Language']);
});

test('a digest stands in the reader’s language where it was written in it, and says where it was not', async () => {
  const german = await text(`/digests/${sent}`, 'de');
  for (const words of ['Ihr Sommer', 'Danke.', 'Rechnungen kommen spät', 'Anderes', '1.200']) expect(german).toContain(words);
  expect(german).not.toContain(fallbackWords('de', { language: 'de' }));
  const english = await text(`/digests/${sent}`);
  for (const words of ['Your summer', 'Thank you.', 'Bills come late', 'Now on the first.', '<div class="did" lang="de" dir="ltr">Nur auf Deutsch.</div><p class="tiny">Not yet in English; this is German.</p>']) expect(english).toContain(words);
  expect(english.split('this is German').length).toBe(2);
  const arabic = await text(`/digests/${sent}?lang=ar`);
  expect(arabic).toContain('<h1 lang="de" dir="ltr">Ihr Sommer</h1>');
  expect(arabic.split(fallbackWords('de', { language: 'ar' })).length, 'where nothing of it is in the reader’s language, that is said once').toBe(2);
  expect(await text('/digests', 'en')).toContain('Your summer');
});

test('feed, data and picture speak the language their address names, whoever asks, and say so', async () => {
  for (const [rest, language] of [['', 'en'], ['?lang=de', 'de'], ['?lang=pl', 'en']] as const) {
    const feed = await (await get(`/feed.atom${rest}`, 'fr')).text();
    expect(feed).toContain(`xml:lang="${language}"`);
    expect(feed).toContain(`<title>${digestMailWords[language].section.did}: `);
    expect(feed).toContain(`<id>urn:uuid:${done}#did-1</id>`);
    const data = await get(`/data.json${rest}`, 'fr');
    expect([data.headers.get('vary'), (await data.json()).language]).toEqual([null, language]);
  }
  const share = async (rest: string) => Buffer.from(await (await get(`/themes/${done}/share.png${rest}`, 'fr')).arrayBuffer());
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set({ title: 'Bills come late' }).where(eq(theme.id, done)));
  const [english, german] = [await share(''), await share('?lang=de')];
  expect([english.equals(german), english.equals(await share('?lang=en'))]).toEqual([false, true]);
});

test('under its own name the pages speak the reader’s language too, and links stay short', async () => {
  await names.prove(world, 'sagt.example.com');
  const at = 'http://sagt.example.com';
  const page = plain(await (await get('/?lang=de', 'fr', at)).text());
  for (const words of [headIn('de'), `href="/themes/${done}?lang=de"`, 'href="/digests?lang=de"', 'href="/?lang=de"']) expect([words, words === 'href="/?lang=de"' || page.includes(words)]).toEqual([words, true]);
  expect((await get('/digests', 'he', at)).headers.get('vary')).toBe('Accept-Language');
});

test('beside a logo the rings of themes still have their arcs, and the pages behind mails wear the logo too', async () => {
  const image = await (await world.admin.post('/api/v1/brand-images', { data: drawPng(30, 10).toString('base64'), alt: 'Northlight' })).json();
  expect((await world.admin.patch('/api/v1/settings', { logoImageId: image.id })).status).toBe(200);
  const ctx = publicCtx(app.deps, world.orgId);
  const [customerId = ''] = await layCustomers(app, world, [{ email: 'logo@mail.example', themeId: done }]);
  const links = Object.values(customerLinks(ctx, { customerId, emailNormal: 'logo@mail.example' }));
  for (const path of [`/o/${world.slug}`, `/o/${world.slug}/themes/${done}`, `/o/${world.slug}/embed`, ...links.map((url) => new URL(url).pathname)]) {
    const page = await (await app.fetch(path)).text();
    expect([path, /<img src="[^"]+" alt="Northlight"/.test(page)]).toEqual([path, true]);
    for (const [, arc] of page.matchAll(/<use href="#([^"]+)"/g)) expect([path, arc, page.split(`id="${arc ?? ''}"`).length]).toEqual([path, arc, 2]);
  }
});
