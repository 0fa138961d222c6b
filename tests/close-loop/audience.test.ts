import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import { everybody } from '@kept/core/close-loop/audience-rules.ts';
import { auditEntry } from '@kept/db/schema/organisation/audit.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const day = 86_400_000;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

interface Place {
  readonly world: World;
  readonly marketer: Person;
  readonly approver: Person;
  readonly done: string;
  readonly other: string;
  readonly untold: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** Two told themes and one the digest leaves out; six people of three segments and three languages. */
async function place(): Promise<Place> {
  app.setNow(start);
  const world = await makeWorld(app);
  const [done, other] = [await layTheme(app, world), await layTheme(app, world, { title: 'Nobody rings back' })];
  const untold = await layTheme(app, world, { title: 'Parking', status: 'emerging' });
  const people = [
    { name: 'Maria', themeId: done, segment: 'Home', language: 'en' },
    { name: 'Tom', themeId: other, segment: 'Home', language: 'de-AT', at: new Date(start.getTime() - 200 * day) },
    { name: 'Ida', themeId: untold, segment: 'Trade', language: 'de' },
    { name: 'Ole', segment: null, language: 'pt_BR' },
    { name: 'Una', themeId: done, segment: 'Trade, large', language: 'fr', kind: 'friction' as const },
    { name: 'Max', themeId: done, segment: 'Trade', language: 'fr' },
  ];
  const laid = await layCustomers(app, world, people.map((person) => ({ ...person, email: `${person.name.toLowerCase()}@mail.example` })));
  for (const [at, { segment, language }] of people.entries()) await inOrg(app.deps.db, world.orgId, (tx) => tx.update(customer).set({ segment, language }).where(and(eq(customer.orgId, world.orgId), eq(customer.id, laid[at] ?? ''))));
  return { world, marketer: await world.join('marketer', 'Mo Marketer'), approver: await world.join('lead', 'Anna Second'), done, other, untold, ids: Object.fromEntries(people.map(({ name }, at) => [name, laid[at] ?? ''])) };
}

const make = async ({ marketer }: Place): Promise<string> => (await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json()).id;
const read = async (person: Person, id: string) => (await person.get(`/api/v1/digests/${id}`)).json();
const audienceOf = async (person: Person, id: string) => (await person.get(`/api/v1/digests/${id}/audience`)).json();
const leftOutOf = async (person: Person, id: string, query = '') => (await person.get(`/api/v1/digests/${id}/left-out${query}`)).json();
const mailsOf = ({ world }: Place, id: string) => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.occasion, id))));
const choose = (at: Place, id: string, audience: Partial<AudienceRules>, rest: object = {}) => at.marketer.patch(`/api/v1/digests/${id}`, { audience: { ...everybody, ...audience }, ...rest });
const readersOf = async (at: Place, id: string) => (await (await at.marketer.get(`/api/v1/digests/${id}/recipients`)).json()).recipients.map(({ name }: { name: string }) => name).toSorted();

async function approve({ marketer, approver }: Place, id: string): Promise<void> {
  expect((await marketer.post(`/api/v1/digests/${id}/review`, {})).status).toBe(200);
  const { version } = await read(approver, id);
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version })).status).toBe(200);
}

async function send(at: Place, id: string): Promise<void> {
  await approve(at, id);
  expect((await at.marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })).status).toBe(200);
  await app.settle();
}

test('each rule lets in whom it names, all of them or any; a report of an agent puts nobody into an audience', async () => {
  const at = await place();
  const id = await make(at);
  const cases: [Partial<AudienceRules>, string[]][] = [
    [{}, ['Ida', 'Maria', 'Max', 'Ole', 'Tom']],
    [{ segments: { is: 'in', names: ['Home'] } }, ['Maria', 'Tom']],
    [{ segments: { is: 'not_in', names: ['Home'] } }, ['Ida', 'Max', 'Ole']],
    [{ languages: { is: 'in', codes: ['de', 'pt'] } }, ['Ida', 'Ole', 'Tom']],
    [{ languages: { is: 'not_in', codes: ['de', 'pt'] } }, ['Maria', 'Max']],
    [{ themes: 'told' }, ['Maria', 'Max', 'Tom']],
    [{ themes: [at.untold] }, ['Ida']],
    [{ withinDays: 90 }, ['Ida', 'Maria', 'Max', 'Ole']],
    [{ segments: { is: 'in', names: ['Trade'] }, themes: 'told' }, ['Max']],
    [{ match: 'any', segments: { is: 'in', names: ['Trade'] }, themes: 'told' }, ['Ida', 'Maria', 'Max', 'Tom']],
  ];
  for (const [rules, readers] of cases) {
    expect((await choose(at, id, rules)).status).toBe(200);
    expect({ rules, readers: await readersOf(at, id) }).toEqual({ rules, readers });
    expect(await audienceOf(at.marketer, id)).toMatchObject({ people: readers.length, leftOut: 5 - readers.length });
  }
});

test('who said an explicit yes is another audience than who did not say no', async () => {
  const at = await place();
  const id = await make(at);
  for (const [name, granted] of [['Maria', true], ['Tom', false], ['Max', true]] as const) expect((await at.world.admin.post(`/api/v1/customers/${at.ids[name] ?? ''}/consents`, { consents: [{ topic: 'digest', granted }], note: 'by phone' })).status).toBeLessThan(300);
  expect((await audienceOf(at.marketer, id)).sentence).toBe('4 people, 1 left out (chose not to get it 1)');
  await choose(at, id, { saidYes: true });
  expect(await readersOf(at, id)).toEqual(['Maria', 'Max']);
  expect((await audienceOf(at.marketer, id)).sentence).toBe('2 people, 3 left out (not in the audience 3)');
  await choose(at, id, { saidYes: true, segments: { is: 'in', names: ['Trade'] } });
  expect(await readersOf(at, id)).toEqual(['Max']);
  await choose(at, id, { match: 'any', saidYes: true, segments: { is: 'in', names: ['Trade'] } });
  expect(await readersOf(at, id)).toEqual(['Ida', 'Maria', 'Max']);
  expect((await at.marketer.get(`/api/v1/digests/${id}/preview?customerId=${at.ids.Tom ?? ''}`)).status).toBe(404);
});

test('an audience is tried without saving it, saved, audited, and a change takes the approval back', async () => {
  const at = await place();
  const id = await make(at);
  const tried = await at.marketer.get(`/api/v1/digests/${id}/audience?rules=${encodeURIComponent(JSON.stringify({ ...everybody, segments: { is: 'in', names: ['Home'] } }))}`);
  expect([tried.status, (await tried.json()).sentence]).toEqual([200, '2 people, 3 left out (not in the audience 3)']);
  expect((await at.marketer.get(`/api/v1/digests/${id}/audience?rules=nonsense`)).status).toBe(422);
  expect(await read(at.marketer, id)).toMatchObject({ audienceRules: null, controlPercent: 0, version: 1 });
  await choose(at, id, { segments: { is: 'in', names: ['Home'] } });
  const under = async (query: string) => (await (await at.marketer.get(`/api/v1/digests/${id}/audience${query}`)).json()).people;
  expect([await under(''), await under(`?rules=${encodeURIComponent(JSON.stringify(everybody))}`)]).toEqual([2, 5]);
  expect((await at.marketer.patch(`/api/v1/digests/${id}`, { audience: null })).status).toBe(200);
  expect((await at.marketer.patch(`/api/v1/digests/${id}`, { audience: { ...everybody, where: '1=1' } })).status).toBe(422);
  expect((await at.marketer.patch(`/api/v1/digests/${id}`, { controlPercent: 21 })).status).toBe(422);
  await approve(at, id);
  await choose(at, id, { languages: { is: 'in', codes: ['DE'] } });
  expect(await read(at.marketer, id)).toMatchObject({ state: 'draft', approvedBy: null, version: 4, audienceRules: { ...everybody, languages: { is: 'in', codes: ['de'] } } });
  const entries = await inOrg(app.deps.db, at.world.orgId, (tx) => tx.select({ detail: auditEntry.detail }).from(auditEntry).where(and(eq(auditEntry.orgId, at.world.orgId), eq(auditEntry.verb, 'change-digest'))));
  expect(entries.map(({ detail }) => detail)).toEqual([{ version: 2, audienceRules: 1 }, { version: 3, audienceRules: 0 }, { version: 4, audienceRules: 1 }]);
  expect((await at.approver.patch(`/api/v1/digests/${id}`, { audience: null })).status).toBe(403);
  const choices = await (await at.marketer.get('/api/v1/digest-audience-choices')).json();
  expect(choices).toMatchObject({ segments: [{ name: 'Home', people: 2 }, { name: 'Trade', people: 2 }, { name: 'Trade, large', people: 1 }], languages: expect.arrayContaining([{ code: 'de', people: 2 }, { code: 'pt', people: 1 }]) });
  expect(choices.themes.map(({ id: theme }: { id: string }) => theme).toSorted()).toEqual([at.done, at.other].toSorted());
});

test('a digest of nobody cannot be scheduled, and says why', async () => {
  const at = await place();
  const id = await make(at);
  await choose(at, id, { segments: { is: 'in', names: ['Nobody is here'] } });
  await approve(at, id);
  const refused = await at.marketer.post(`/api/v1/digests/${id}/schedule`, {});
  expect([refused.status, (await refused.json()).detail]).toEqual([422, 'Nobody would get this digest: 0 people, 5 left out (not in the audience 5). Change its audience under “Who gets it”.']);
});

test('everybody left out is listed by name and reason, before and after; whoever was erased has no name there', async () => {
  const at = await place();
  const [, , maxToo = ''] = await layCustomers(app, at.world, [{ name: 'Nora', email: null }, { name: 'Bad', email: 'not an address' }, { name: 'Max too', email: 'MAX@mail.example' }]);
  const id = await make(at);
  await choose(at, id, { segments: { is: 'not_in', names: ['Home'] } });
  const expected = [['Bad', 'bad_address'], ['Maria', 'not_in_audience'], ['Max', 'same_address'], ['Nora', 'no_address'], ['Tom', 'not_in_audience']];
  const named = (answer: { people: { name: string; code: string }[] }) => answer.people.map(({ name, code }) => [name, code]).toSorted();
  const before = await leftOutOf(at.marketer, id);
  expect([before.isForecast, named(before)]).toEqual([true, expected]);
  expect(await audienceOf(at.marketer, id)).toMatchObject({ people: 3, leftOut: 5 });
  expect(named(await leftOutOf(at.marketer, id, '?code=not_in_audience&q=TOM'))).toEqual([['Tom', 'not_in_audience']]);
  expect(named(await leftOutOf(at.marketer, id, '?code=budget'))).toEqual([]);
  expect(named(await leftOutOf(at.marketer, id, `?code=same_address&cursor=${maxToo}`)), 'whoever reads the same address stands on the page before').toEqual([['Max', 'same_address']]);
  expect((await at.marketer.get(`/api/v1/digests/${id}/left-out?code=because`)).status).toBe(422);
  await send(at, id);
  const after = await leftOutOf(at.marketer, id);
  expect([after.isForecast, named(after)]).toEqual([false, expected]);
  expect(named(await leftOutOf(at.marketer, id, '?code=not_in_audience&q=mail.example'))).toEqual([['Maria', 'not_in_audience'], ['Tom', 'not_in_audience']]);
  expect((await read(at.marketer, id)).audience).toEqual(await audienceOf(at.marketer, id));
  expect((await audienceOf(at.marketer, id)).sentence).toContain('not in the audience 2');
  expect((await at.world.admin.delete(`/api/v1/customers/${at.ids.Tom ?? ''}`)).status).toBeLessThan(300);
  await app.settle();
  const erased = (await leftOutOf(at.marketer, id, '?code=not_in_audience')).people;
  expect(erased.map(({ name, email }: { name: string | null; email: string | null }) => [name, email]).toSorted()).toEqual([['Maria', 'maria@mail.example'], [null, null]].toSorted());
});

test('the list of those left out comes page by page, whole and without repeats, before and after', async () => {
  const at = await place();
  await layCustomers(app, at.world, Array.from({ length: 23 }, (_, place) => ({ name: `P${place}`, email: place % 2 === 0 ? null : `p${place}@mail.example` })));
  const id = await make(at);
  await choose(at, id, { withinDays: 90, segments: { is: 'in', names: ['Home'] } });
  const pages = async () => {
    const seen: string[] = [];
    for (let cursor: string | null = '', turn = 0; cursor !== null && turn < 20; turn += 1) {
      const page = await leftOutOf(at.marketer, id, `?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.people.map(({ customerId }: { customerId: string }) => customerId));
      cursor = page.nextCursor;
    }
    return seen;
  };
  const before = await pages();
  expect([before.length, new Set(before).size]).toEqual([27, 27]);
  await send(at, id);
  expect((await pages()).toSorted()).toEqual(before.toSorted());
});

test('a correction goes to everybody who got the first, whatever the rules; it has no rules of its own', async () => {
  const at = await place();
  const id = await make(at);
  await choose(at, id, { segments: { is: 'in', names: ['Home'] } });
  await send(at, id);
  await inOrg(app.deps.db, at.world.orgId, (tx) => tx.update(customer).set({ segment: 'Moved' }).where(and(eq(customer.orgId, at.world.orgId), inArray(customer.id, [at.ids.Maria ?? '']))));
  const { id: correction } = await (await at.marketer.post(`/api/v1/digests/${id}/correction`, { wrong: 'A date.' })).json();
  expect(await read(at.marketer, correction)).toMatchObject({ audienceRules: null, audience: null });
  expect(await audienceOf(at.marketer, correction)).toMatchObject({ people: 2, leftOut: 0 });
  const refused = await choose(at, correction, { segments: { is: 'in', names: ['Home'] } });
  expect([refused.status, (await refused.json()).detail]).toEqual([409, 'A correction goes to everybody who got what it corrects: its audience cannot be chosen.']);
  await send(at, correction);
  expect((await mailsOf(at, correction)).map(({ toName, state }) => [toName, state]).toSorted()).toEqual([['Maria', 'sent'], ['Tom', 'sent']]);
});
