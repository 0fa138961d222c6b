import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { openThemeEngine } from '@kept/themes/open-theme-engine.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { sendContact, subjectNames, teachDrivers, wordsAbout } from './taught-drivers.ts';

const engine = openThemeEngine({ runtime: 'lexical', threads: 1, now: () => 0 });
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ engine });
});
afterAll(async () => {
  await app.close();
  await engine.close();
});

const taxonomy = async (world: World) => (await world.admin.get('/api/v1/contact-drivers')).json();
const suggestions = async (world: World, query = '') => (await world.admin.get(`/api/v1/contact-drivers/suggestions${query}`)).json();
const driverOf = async (world: World, name: string) => (await taxonomy(world)).drivers.find((each: { name: string }) => each.name === name);
const decide = (world: World, interactionIds: readonly string[], driverId?: string) => world.admin.post('/api/v1/contact-drivers/decisions', { interactionIds, ...(driverId === undefined ? {} : { driverId }) });

describe('the taxonomy', () => {
  test('contacts make drivers; capitals and spaces make no second one, and an old name goes on finding its driver', async () => {
    const world = await makeWorld(app);
    for (const name of ['Bill', ' bill ', 'BILL', 'Bill']) await sendContact(world, undefined, name);
    await sendContact(world, undefined);
    const bill = await driverOf(world, 'Bill');
    expect(await taxonomy(world)).toMatchObject({ drivers: [{ name: 'Bill', contacts: 4, recentContacts: 4, origin: null, journeyStage: null }], withoutDriver: { contacts: 1, withWords: 0, suggested: 0 }, learned: null });
    const renamed = await world.admin.patch(`/api/v1/contact-drivers/${bill.id}`, { name: 'Bills and payments', origin: 'billing', journeyStage: 'pay', version: bill.version });
    expect(await renamed.json()).toMatchObject({ name: 'Bills and payments', origin: 'billing', journeyStage: 'pay', version: 2 });
    await sendContact(world, undefined, 'bill');
    expect((await taxonomy(world)).drivers).toMatchObject([{ name: 'Bills and payments', contacts: 5, formerNames: ['bill'] }]);
  });

  test('a name that leads to another driver is refused in a sentence, and so is a second person with an old page', async () => {
    const world = await makeWorld(app);
    const made = await world.admin.post('/api/v1/contact-drivers', { name: 'Refunds', origin: 'billing' });
    expect(made.status).toBe(201);
    const { id } = await made.json();
    const other = await (await world.admin.post('/api/v1/contact-drivers', { name: 'Engineers' })).json();
    const problem = async (answer: Response) => [answer.status, (await answer.json()).detail];
    expect(await problem(await world.admin.post('/api/v1/contact-drivers', { name: 'REFUNDS ' }))).toEqual([409, 'There is already a contact driver “Refunds”.']);
    expect(await problem(await world.admin.patch(`/api/v1/contact-drivers/${other.id}`, { name: 'refunds' }))).toEqual([409, 'There is already a contact driver “Refunds”.']);
    await world.admin.patch(`/api/v1/contact-drivers/${id}`, { name: 'Money back' });
    expect(await problem(await world.admin.post('/api/v1/contact-drivers', { name: 'Refunds' }))).toEqual([409, '“Money back” was called “Refunds” before, and contacts still arrive under that name. Choose another one.']);
    expect(await problem(await world.admin.patch(`/api/v1/contact-drivers/${id}`, { origin: 'policy', version: 1 }))).toEqual([409, 'Somebody changed “Money back” while you were working on it. Look at it again, then decide.']);
    expect((await world.admin.patch(`/api/v1/contact-drivers/${id}`, { name: 'Refunds' })).status).toBe(200);
    for (const body of [{ name: ' \u0000 ' }, { name: '' }, {}, { name: 'x'.repeat(201) }, { name: 'A', origin: 'weather' }]) expect((await world.admin.post('/api/v1/contact-drivers', body)).status).toBe(422);
  });

  test('merged drivers count as one everywhere, also when contacts arrive under the old name; separated, each has its own again', async () => {
    const world = await makeWorld(app);
    await world.admin.post('/api/v1/customers', { externalId: 'K-1' });
    for (const [at, driver] of ['Refund', 'Money back', 'Money back', 'Repayment'].entries()) {
      await world.admin.post('/api/v1/interactions', { externalId: `m-${at}`, customerExternalId: 'K-1', channel: 'phone', startedAt: `2026-11-0${at + 1}T09:00:00Z`, driver });
    }
    const [refund, back, repay] = [await driverOf(world, 'Refund'), await driverOf(world, 'Money back'), await driverOf(world, 'Repayment')];
    expect(await (await world.admin.post(`/api/v1/contact-drivers/${repay.id}/merge`, { intoId: back.id })).json()).toMatchObject({ driver: { name: 'Money back' }, contacts: 1 });
    expect(await (await world.admin.post(`/api/v1/contact-drivers/${back.id}/merge`, { intoId: refund.id })).json()).toMatchObject({ driver: { name: 'Refund' }, contacts: 3 });
    await sendContact(world, undefined, 'money BACK');
    expect((await taxonomy(world)).drivers).toMatchObject([{ name: 'Refund', contacts: 5, merged: [{ name: 'Money back' }, { name: 'Repayment' }] }]);
    const who = (await (await world.admin.post('/api/v1/customers', { externalId: 'K-1' })).json()).items[0].id;
    expect((await (await world.admin.get(`/api/v1/customers/${who}`)).json()).interactions.map((each: { driver: string }) => each.driver)).toEqual(['Refund', 'Refund', 'Refund', 'Refund']);

    const problem = async (answer: Response) => [answer.status, (await answer.json()).detail];
    expect(await problem(await world.admin.post(`/api/v1/contact-drivers/${refund.id}/merge`, { intoId: refund.id }))).toEqual([422, 'A contact driver cannot be merged with itself.']);
    expect(await problem(await world.admin.post(`/api/v1/contact-drivers/${back.id}/merge`, { intoId: refund.id }))).toEqual([409, '“Money back” was merged into “Refund” before.']);
    expect(await problem(await world.admin.post(`/api/v1/contact-drivers/${refund.id}/merge`, { intoId: back.id }))).toEqual([409, '“Money back” was merged into “Refund” itself. Choose “Refund”.']);
    expect(await problem(await world.admin.post('/api/v1/contact-drivers', { name: 'Money back' }))).toEqual([409, '“Money back” was merged into “Refund”. Separate them to use the name again.']);
    expect(await problem(await world.admin.delete(`/api/v1/contact-drivers/${refund.id}/merge`))).toEqual([409, '“Refund” is not merged into another contact driver.']);

    expect(await (await world.admin.delete(`/api/v1/contact-drivers/${back.id}/merge`)).json()).toMatchObject({ driver: { name: 'Money back' }, contacts: 4 });
    expect((await taxonomy(world)).drivers.map((each: { name: string; contacts: number }) => [each.name, each.contacts])).toEqual([['Money back', 4], ['Refund', 1]]);
    expect(await (await world.admin.delete(`/api/v1/contact-drivers/${repay.id}/merge`)).json()).toMatchObject({ contacts: 1 });
    expect((await taxonomy(world)).drivers.map((each: { name: string; contacts: number }) => [each.name, each.contacts])).toEqual([['Money back', 3], ['Refund', 1], ['Repayment', 1]]);
  });
});

describe('suggestions', () => {
  test('labelled contacts teach, contacts with words get a driver, those without words none; a tenth says how well', async () => {
    const world = await makeWorld(app);
    await teachDrivers(world);
    for (const at of [1, 2]) await sendContact(world, `Something about the rare case ${at}`, 'Rare');
    const open = [await sendContact(world, wordsAbout(0, 'trumpet')), await sendContact(world, wordsAbout(1, 'trumpet')), await sendContact(world, wordsAbout(2, 'trumpet'))];
    const silent = await sendContact(world, undefined);
    await app.settle();
    const answer = await taxonomy(world);
    expect(answer.learned).toMatchObject({ version: 1, labels: 62, isLearning: false, reading: null, leftOut: [{ name: 'Rare', labelled: 2 }] });
    expect(answer.drivers.filter((each: { taught: unknown }) => each.taught !== null)).toHaveLength(3);
    // Of so few contacts less than thirty were kept aside: then no figure is shown.
    expect(answer.learned.accuracy).toBeNull();
    expect(answer.withoutDriver).toEqual({ contacts: 4, withWords: 3, suggested: 3, unknown: 0 });
    const list = await suggestions(world);
    expect(list.total).toBe(3);
    const byContact = new Map(list.suggestions.map((each: { interactionId: string; driver: { name: string } }) => [each.interactionId, each.driver.name]));
    expect(open.map((id) => byContact.get(id))).toEqual([...subjectNames]);
    expect(byContact.has(silent)).toBe(false);
    expect(list.suggestions[0]).toMatchObject({ channel: 'phone', said: [{ text: expect.stringContaining('trumpet') }], candidates: [{ name: expect.any(String), confidence: list.suggestions[0].confidence }, {}, {}] });
  });

  test('a page at a time, the surest or the least sure first, and for one driver', async () => {
    const world = await makeWorld(app);
    await teachDrivers(world);
    for (const thing of ['trumpet', 'anchor', 'blanket']) for (const subject of [0, 1, 2]) await sendContact(world, wordsAbout(subject, thing));
    await app.settle();
    for (const order of ['surest', 'least_sure']) {
      const seen: { interactionId: string; confidence: number }[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const page: { suggestions: typeof seen; next: string | null; total: number } = await suggestions(world, `?order=${order}&limit=2${next === '' ? '' : `&cursor=${next}`}`);
        expect(page.total).toBe(9);
        seen.push(...page.suggestions);
        next = page.next;
      }
      expect(new Set(seen.map((each) => each.interactionId)).size).toBe(9);
      const confidences = seen.map((each) => each.confidence);
      expect(confidences).toEqual(confidences.toSorted((a, b) => (order === 'surest' ? b - a : a - b)));
    }
    const refund = await driverOf(world, 'Refund status');
    expect((await suggestions(world, `?driver=${refund.id}`)).total).toBe(3);
    expect((await suggestions(world, '?driver=unknown')).total).toBe(0);
    for (const query of ['?order=loudest', '?driver=x', '?cursor=x', '?limit=0']) expect((await world.admin.get(`/api/v1/contact-drivers/suggestions${query}`)).status).toBe(422);
  });

  test('a person confirms or corrects, one or many; nobody overrules it, and it can be taken back', async () => {
    const world = await makeWorld(app);
    await teachDrivers(world);
    const [one, two, three] = [await sendContact(world, wordsAbout(0, 'trumpet'), undefined, 'one'), await sendContact(world, wordsAbout(0, 'anchor'), undefined, 'two'), await sendContact(world, wordsAbout(1, 'anchor'), undefined, 'three')];
    await app.settle();
    const meter = await driverOf(world, 'Meter reading');
    expect(await (await decide(world, [one, two])).json()).toEqual({ decided: 2, skipped: 0 });
    expect(await (await decide(world, [three], meter.id)).json()).toEqual({ decided: 1, skipped: 0 });
    expect((await suggestions(world)).total).toBe(0);
    expect(await driverOf(world, 'Refund status')).toMatchObject({ contacts: 22, decided: 2 });
    expect(await driverOf(world, 'Meter reading')).toMatchObject({ contacts: 21, decided: 1 });
    await sendContact(world, undefined, 'Engineer visit', 'one');
    await sendContact(world, 'And the turnips too', undefined, 'two-more');
    await app.settle();
    expect(await driverOf(world, 'Refund status')).toMatchObject({ contacts: 22 });
    expect((await decide(world, [one])).status).toBe(409);
    expect(await (await world.admin.post('/api/v1/contact-drivers/returns', { interactionIds: [one, three] })).json()).toEqual({ returned: 2, skipped: 0 });
    expect((await suggestions(world)).suggestions.map((each: { interactionId: string }) => each.interactionId)).toEqual(expect.arrayContaining([one, three]));
    await sendContact(world, undefined, 'Engineer visit', 'one');
    expect(await driverOf(world, 'Engineer visit')).toMatchObject({ contacts: 21 });
    expect((await suggestions(world)).suggestions.map((each: { interactionId: string }) => each.interactionId)).not.toContain(one);
  });

  test('what cannot be decided is refused in a sentence', async () => {
    const world = await makeWorld(app);
    const stranger = await makeWorld(app);
    await teachDrivers(world);
    const silent = await sendContact(world, undefined);
    const booked = await sendContact(world, undefined, 'Refund status');
    const theirs = await sendContact(stranger, undefined);
    await app.settle();
    const refund = await driverOf(world, 'Refund status');
    const problem = async (answer: Response) => [answer.status, (await answer.json()).detail];
    expect(await problem(await decide(world, [silent]))).toEqual([422, 'No driver is suggested for one of these contacts. Choose one.']);
    expect(await problem(await decide(world, [silent], theirs))).toEqual([422, 'There is no such contact driver.']);
    expect(await problem(await decide(world, [booked], refund.id))).toEqual([409, 'This contact has a driver by now.']);
    expect(await problem(await decide(world, [silent, theirs], refund.id))).toEqual([404, 'There is no such contact.']);
    expect(await problem(await decide(world, []))).toEqual([422, 'interactionIds: Choose at least one contact.']);
    expect(await problem(await world.admin.post('/api/v1/contact-drivers/returns', { interactionIds: [booked] }))).toEqual([409, 'Nobody here decided on the driver of this contact, so there is nothing to take back.']);
    expect((await decide(world, [silent], refund.id)).status).toBe(200);
    expect((await (await world.join('owner')).get('/api/v1/contact-drivers')).status).toBe(403);
  });
});

describe('learning again', () => {
  test('half as many labels again, or a merge, teach anew; decided contacts stay, and merged drivers are suggested as one', async () => {
    const world = await makeWorld(app);
    await teachDrivers(world);
    const open = await sendContact(world, wordsAbout(1, 'trumpet'));
    await app.settle();
    expect((await taxonomy(world)).learned.version).toBe(1);
    for (const thing of ['trumpet', 'anchor']) await sendContact(world, wordsAbout(0, thing), 'Refund status');
    await app.settle();
    expect((await taxonomy(world)).learned.version).toBe(1);
    const [engineer, meter] = [await driverOf(world, 'Engineer visit'), await driverOf(world, 'Meter reading')];
    await world.admin.post(`/api/v1/contact-drivers/${engineer.id}/merge`, { intoId: meter.id });
    // Before anything is learned again, the suggestion already goes by the name that counts.
    expect((await suggestions(world)).suggestions).toMatchObject([{ interactionId: open, driver: { id: meter.id, name: 'Meter reading' } }]);
    expect((await taxonomy(world)).learned.isLearning).toBe(true);
    await app.settle();
    const learned = await taxonomy(world);
    expect(learned.learned).toMatchObject({ version: 2, labels: 62, isLearning: false });
    expect(learned.drivers.map((each: { name: string; taught: { labelled: number } }) => [each.name, each.taught.labelled]).sort()).toEqual([['Meter reading', 40], ['Refund status', 22]]);
    expect(await (await decide(world, [open])).json()).toEqual({ decided: 1, skipped: 0 });
    expect(await driverOf(world, 'Meter reading')).toMatchObject({ contacts: 41, decided: 1 });
  });

  test('agents’ reports never count as words of a contact', async () => {
    const world = await makeWorld(app);
    await teachDrivers(world);
    const silent = await sendContact(world, undefined, undefined, 'agent-only');
    const sourceId = crypto.randomUUID();
    const now = app.deps.now();
    await inOrg(app.deps.db, world.orgId, async (tx) => {
      await tx.insert(source).values({ orgId: world.orgId, id: sourceId, name: 'Friction round', createdAt: now });
      await tx.insert(feedback).values({ orgId: world.orgId, id: crypto.randomUUID(), kind: 'friction', sourceId, externalId: 'report', channel: 'friction', interactionId: silent, text: wordsAbout(0, 'trumpet'), quotable: false, raw: {}, occurredAt: now, receivedAt: now });
    });
    await app.settle();
    expect((await suggestions(world)).suggestions.map((each: { interactionId: string }) => each.interactionId)).not.toContain(silent);
  });
});
