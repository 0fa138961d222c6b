import { openQueue, type Queue } from '@kept/api/worker.ts';
import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loopTexts } from './support/loop-texts.ts';
import { openTestApp, type TestApp } from './support/test-app.ts';
import { makeWorld, type Person, type World } from './support/world.ts';

/*
 * One piece of feedback, from the customer to the mail that says what was done: the nine steps of the README, through
 * HTTP, the real theme engine and the real job queue, on a real database. Each step builds on the one before.
 */

let app: TestApp;
let world: World;
let owner: Person;
let marketer: Person;
let lead: Person;
let queue: Queue;
const today = dayIn(new Date(), 'Europe/London');
const marias = 'My refund took three weeks to arrive and nobody told me why.';
const known = { key: '', feedbackId: '', themeId: '', digestId: '', mailId: '', answerPath: '', unsubscribePath: '' };

beforeAll(async () => {
  app = await openTestApp();
  queue = await openQueue(app.deps.database, app.deps.log);
  app.connect(queue.wake);
  await queue.work(app.deps);
  world = await makeWorld(app, 'Loop Limited');
  owner = await world.join('owner', 'Olive Owner');
  lead = await world.join('lead', 'Lena Lead');
  marketer = await world.join('marketer', 'Mark Marketer');
});
afterAll(async () => {
  await queue.stop();
  await app.close();
});

test('1 and 2: what customers say is checked, redacted, saved once, and nobody waits for the reader', async () => {
  known.key = (await answer(world.admin.post('/api/v1/keys', { name: 'Till', scopes: ['feedback:write'] }))).secret;
  const items = loopTexts.map(({ text }, index) => ({
    source: 'After a call', externalId: `call-${index}`, kind: 'survey', text: index === 0 ? `${marias} Call me on +44 20 7946 0958.` : text, metric: 'nps', score: 2,
    customer: { externalId: `c-${index}`, email: index === 0 ? 'maria@customers.example' : `c${index}@customers.example`, name: index === 0 ? 'Maria Okafor' : `Customer ${index}` },
  }));
  const send = () => app.fetch('/api/v1/feedback', { method: 'POST', headers: { authorization: `Bearer ${known.key}`, 'content-type': 'application/json' }, body: JSON.stringify(items) });
  const first = await answer(send());
  expect(first).toMatchObject({ new: items.length, existing: 0 });
  expect(await answer(send())).toMatchObject({ new: 0, existing: items.length });
  known.feedbackId = first.items[0].id;
  const one = await answer(world.admin.get(`/api/v1/feedback/${known.feedbackId}`));
  expect(JSON.stringify(one)).toContain('[phone]');
  expect(JSON.stringify(one)).not.toContain('7946');
});

test('3 and 4: the queue wakes the reader, and themes are found in what was said', async () => {
  const { themes, coverage } = await until(
    () => answer(lead.get('/api/v1/themes?status=emerging')),
    (list) => list.themes.length >= 2,
  );
  expect(coverage.texts).toBe(loopTexts.length);
  for (const theme of themes) {
    const { mentions } = await answer(lead.get(`/api/v1/themes/${theme.id}/mentions`));
    if (mentions.some((mention: { text: string }) => mention.text.startsWith(marias))) known.themeId = theme.id;
  }
  expect(known.themeId).not.toBe('');
});

test('5: a lead gives the theme a person and a date; without both the database itself refuses', async () => {
  expect((await lead.post(`/api/v1/themes/${known.themeId}/acceptance`, { ownerId: owner.memberId })).status).toBe(422);
  expect((await lead.post(`/api/v1/themes/${known.themeId}/acceptance`, { ownerId: owner.memberId, deadlineOn: addDaysTo(today, -1) })).status).toBe(422);
  await answer(lead.post(`/api/v1/themes/${known.themeId}/acceptance`, { ownerId: owner.memberId, deadlineOn: addDaysTo(today, 14), title: 'Refunds take too long' }));
  const mine = await answer(owner.get('/api/v1/themes/mine'));
  expect([...mine.late, ...mine.dueSoon, ...mine.onTrack].map((row: { id: string }) => row.id)).toEqual([known.themeId]);
});

test('6: the owner says what was done, in words a customer would use', async () => {
  await answer(owner.post(`/api/v1/themes/${known.themeId}/updates`, { status: 'in_progress', internalNote: 'Talking to the bank.' }));
  const refused = await owner.post(`/api/v1/themes/${known.themeId}/updates`, { status: 'done' });
  expect(refused.status).toBe(422);
  const done = { status: 'done', whatChanged: 'Refunds are now paid within five working days, and you get a text on the day they leave us.', rootCause: 'process', liveOn: today, publicText: 'Refunds are now paid within five working days, and you get a text on the day they leave us.' };
  expect(await answer(owner.post(`/api/v1/themes/${known.themeId}/updates`, done))).toMatchObject({ outcome: 'saved' });
});

test('7: the digest is frozen, shown as its reader will see it, approved by a second person', async () => {
  const quarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  known.digestId = (await answer(marketer.post('/api/v1/digests', { period: quarter }))).id;
  expect((await marketer.post('/api/v1/digests', { period: quarter })).status).toBe(409);
  await answer(marketer.post(`/api/v1/digests/${known.digestId}/review`, {}));
  expect((await marketer.post(`/api/v1/digests/${known.digestId}/approval`, { approve: true, version: 1 })).status).toBe(403);
  const { version } = await answer(lead.get(`/api/v1/digests/${known.digestId}`));
  await answer(lead.post(`/api/v1/digests/${known.digestId}/approval`, { approve: true, version }));
});

test('8: each person is written to once, their own words first', async () => {
  const { people } = await answer(marketer.post(`/api/v1/digests/${known.digestId}/schedule`, { holdMinutes: 0 }));
  expect(people).toBe(loopTexts.length);
  const sent = await until(
    () => answer(world.admin.get('/api/v1/outbox?kind=digest&limit=100')),
    (list) => list.mails.length === people && list.mails.every((mail: { state: string }) => mail.state === 'sent'),
  );
  const addresses = sent.mails.map((mail: { toEmail: string }) => mail.toEmail);
  expect(new Set(addresses).size).toBe(people);
  known.mailId = sent.mails.find((mail: { toEmail: string }) => mail.toEmail === 'maria@customers.example').id;
  const raw = Buffer.from(await (await world.admin.get(`/api/v1/outbox/${known.mailId}/raw`)).arrayBuffer());
  const mail = await simpleParser(raw);
  expect(mail.text).toContain('My refund took three weeks to arrive');
  expect(mail.text).toContain('Refunds are now paid within five working days');
  expect(raw.toString('latin1')).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  const links = [...String(mail.html).matchAll(/href="([^"]+)"/g)].map((found) => (found[1] ?? '').replaceAll('&amp;', '&'));
  known.answerPath = pathOf(links.find((link) => link.includes('/a/')));
  known.unsubscribePath = pathOf(links.find((link) => link.includes('/u/')));
});

test('9: "did it fix it?" counts when the person says so, and enough of them confirm the fix', async () => {
  await app.fetch(known.answerPath);
  const form = (fields: Record<string, string>) => ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields) });
  expect((await app.fetch(known.answerPath, form({ answer: 'fixed' }))).status).toBe(200);
  const outbox = await answer(world.admin.get('/api/v1/outbox?kind=digest&limit=100'));
  for (const { id } of outbox.mails) {
    const mail = await answer(world.admin.get(`/api/v1/outbox/${id}`));
    const link = [...String(mail.html).matchAll(/href="([^"]*\/a\/[^"]+)"/g)].map((found) => (found[1] ?? '').replaceAll('&amp;', '&'))[0];
    if (link !== undefined) expect((await app.fetch(pathOf(link), form({ answer: 'fixed' }))).status).toBe(200);
  }
  const theme = await answer(owner.get(`/api/v1/themes/${known.themeId}`));
  expect(theme.status).toBe('confirmed');
  const page = await (await app.fetch(`/o/${world.slug}`)).text();
  expect(page).toContain('Refunds are now paid within five working days');
});

test('who presses unsubscribe hears nothing more, by one click and without signing in', async () => {
  await app.fetch(known.unsubscribePath);
  const oneClick = () => app.fetch(known.unsubscribePath, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
  expect([(await oneClick()).status, (await oneClick()).status]).toEqual([200, 200]);
  const { reach } = await answer(owner.get(`/api/v1/themes/${known.themeId}`));
  expect(reach).toMatchObject({ unsubscribed: 1, mailable: reach.people - 1 });
});

/** The JSON of an answer that must have been a success; the refusal's own sentence when it was not. */
async function answer(sent: Promise<Response>) {
  const response = await sent;
  const body = await response.json();
  if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
  return body;
}

/** Asks again until it is so; the queue works in its own time. */
async function until<T>(ask: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 150_000;
  for (;;) {
    const value = await ask();
    if (isSo(value)) return value;
    if (Date.now() > deadline) throw new Error(`Still not so: ${JSON.stringify(value).slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function pathOf(url: string | undefined): string {
  const parsed = new URL(url ?? '');
  return `${parsed.pathname}${parsed.search}`;
}
