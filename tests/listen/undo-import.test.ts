import { fc } from '@fast-check/vitest';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');
let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
});
afterAll(() => app.close());

interface Row {
  readonly id: number;
  readonly version: number;
  readonly who: string;
}

const query = new URLSearchParams({ source: 'Any', map: 'text=text,id=id,score=score,changed=changed,date=when,customer_email=who', metric: 'csat' });
const asFile = (rows: readonly Row[]) => stringify([['id', 'text', 'score', 'changed', 'when', 'who'], ...rows.map(({ id, version, who }) => [id, `about ${id}, said ${version} times`, (version % 5) + 1, version === 0 ? '' : `2026-10-0${version}`, '2026-09-01', who])]);
const load = async (by: World, rows: readonly Row[]): Promise<string> => (await (await by.admin.send('POST', `/api/v1/imports?${query}`, { body: asFile(rows), contentType: 'text/csv' })).json()).id;
const undo = (by: World, id: string) => by.admin.post(`/api/v1/imports/${id}/undo`, {});

const forecastOf = async (by: World, id: string) => (await by.admin.get(`/api/v1/imports/${id}/undo`)).json();

/** What an organisation knows, without ids and times of our own. */
async function known(by: World) {
  const org = `org_id = '${by.orgId}'`;
  const said = await app.deps.database.run(`select f.external_id, f.text, f.score, f.occurred_at::text as at, f.source_changed_at::text as changed, c.external_id as who from feedback f left join customer c on c.org_id = f.org_id and c.id = f.customer_id where f.${org} order by 1`);
  const people = await app.deps.database.run(`select external_id, email from customer where ${org} order by 1`);
  return { said: said.rows, people: people.rows };
}

const row = fc.record({ id: fc.integer({ min: 1, max: 4 }), version: fc.integer({ min: 0, max: 3 }), who: fc.constantFrom('', 'a@x.example', 'b@x.example') });
const file = fc.array(row, { minLength: 1, maxLength: 5 });
const first: Row = { id: 1, version: 1, who: 'a@x.example' };
const second: Row = { id: 1, version: 2, who: 'b@x.example' };
const third: Row = { id: 1, version: 3, who: '' };

test('any split, order and repetition of files with several versions of one thing leaves the same', async () => {
  await fc.assert(
    fc.asyncProperty(file, fc.array(fc.nat(), { maxLength: 8 }), fc.nat(), async (rows, more, cut) => {
      const [whole, pieces] = [await makeWorld(app), await makeWorld(app)];
      await load(whole, rows);
      const all = [...more.map((place) => rows[place % rows.length]), ...rows.toReversed()].filter((one) => one !== undefined);
      for (const piece of [all.slice(cut % all.length), all.slice(0, cut % all.length)]) if (piece.length > 0) await load(pieces, piece);
      expect(await known(pieces)).toEqual(await known(whole));
    }),
    { numRuns: 6 },
  );
});

test('taking an import back leaves what there would be without it, whatever else was imported before or after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), fc.nat(), async (files, chosen) => {
      const [full, without] = [await makeWorld(app), await makeWorld(app)];
      const gone = chosen % files.length;
      const ids: string[] = [];
      for (const rows of files) ids.push(await load(full, rows));
      for (const rows of files.toSpliced(gone, 1)) await load(without, rows);
      const forecast = await forecastOf(full, ids[gone] ?? '');
      const undone = await undo(full, ids[gone] ?? '');
      expect(undone.status).toBe(200);
      expect((await undone.json()).left).toBe(forecast.left);
      expect(await known(full)).toEqual(await known(without));
      for (const id of ids.toSpliced(gone, 1).toReversed()) await undo(full, id);
      expect(await known(full)).toEqual({ said: [], people: [] });
    }),
    // The chance of a run is fixed, and none of its draws takes back a file that had replaced another's row.
    { numRuns: 8, examples: [[[[first], [third]], 1], [[[first], [second], [third]], 2]] },
  );
});

test('what came another way stays, the words of the theme go, and the deed is on record', async () => {
  await world.admin.post('/api/v1/customers', { externalId: 'K-1', email: 'kay@mail.example' });
  await world.admin.post('/api/v1/feedback', { source: 'Any', externalId: '7', text: 'said through the API' });
  const id = await load(world, [{ id: 7, version: 3, who: 'kay@mail.example' }, { id: 8, version: 1, who: 'new@mail.example' }]);
  await world.settle();
  expect((await known(world)).said).toHaveLength(2);
  const undone = await (await undo(world, id)).json();
  expect(undone).toMatchObject({ state: 'undone', undoUntil: null, undone: 2 });
  expect(await known(world)).toMatchObject({ said: [{ external_id: '7', text: 'said through the API' }], people: [{ external_id: 'K-1' }] });
  const audit = await (await world.admin.get('/api/v1/audit')).json();
  expect(audit.entries.map((entry: { verb: string }) => entry.verb)).toContain('undo-import');
  expect((await undo(world, id)).status).toBe(409);
});

test('what taking back a file of reviews will leave is said before, changes nothing, and comes true', async () => {
  const other = await makeWorld(app);
  const rows = [1, 2, 3, 4].map((id): Row => ({ id, version: 1, who: '' }));
  const old = await load(other, rows.slice(0, 3));
  await load(other, [{ id: 1, version: 2, who: '' }]);
  const newest = await load(other, [{ id: 2, version: 3, who: 'a@x.example' }, ...rows.slice(2)]);
  const before = await known(other);
  expect(await forecastOf(other, newest)).toEqual({ restored: 1, left: 0 });
  expect(await forecastOf(other, old)).toEqual({ restored: 0, left: 3 });
  expect(await known(other)).toEqual(before);
  expect(await (await undo(other, old)).json()).toMatchObject({ restored: 0, left: 3 });
  expect((await other.admin.get(`/api/v1/imports/${old}/undo`)).status).toBe(409);
});

test('an import can be taken back for thirty days, a trial not at all', async () => {
  const other = await makeWorld(app);
  const id = await load(other, [{ id: 1, version: 1, who: '' }]);
  const trial = await (await other.admin.send('POST', `/api/v1/imports?${query}&dryRun=1`, { body: asFile([{ id: 2, version: 1, who: '' }]), contentType: 'text/csv' })).json();
  expect((await (await undo(other, trial.id)).json()).detail).toBe('This was a trial: nothing was imported, so there is nothing to take back.');
  await app.deps.database.run(`update file_import set finished_at = finished_at - interval '30 days' where id = '${id}'`);
  expect((await (await undo(other, id)).json()).detail).toBe('An import can be taken back for thirty days. They are over.');
});
