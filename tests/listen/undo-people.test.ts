import { fc } from '@fast-check/vitest';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

/** What a row of a file or a call says of one id; an empty value says nothing. */
interface Said {
  readonly id: number;
  readonly one: string;
  readonly other: string;
}

/** One kind of thing files bring, with two values that are told of it. */
interface Kind {
  readonly into: string;
  readonly map: string;
  readonly cells: (said: Said) => readonly string[];
  readonly byHand: (world: World, said: Said) => Promise<Response>;
  readonly stored: (world: World) => Promise<readonly unknown[]>;
}

const customers: Kind = {
  into: 'customers',
  map: 'id=id,name=one,segment=other',
  cells: ({ id, one, other }) => [`K-${id}`, one, other],
  byHand: (world, { id, one, other }) => world.admin.post('/api/v1/customers', { externalId: `K-${id}`, ...(one === '' ? {} : { name: one }), ...(other === '' ? {} : { segment: other }) }),
  stored: async (world) => (await app.deps.database.run(`select external_id as id, coalesce(name, '') as one, coalesce(segment, '') as other from customer where org_id = '${world.orgId}' order by 1`)).rows,
};
const contacts: Kind = {
  into: 'contacts',
  map: 'id=id,reason=one,stations=other,channel=via,started=at,hand_off_at=at',
  cells: ({ id, one, other }) => [`K-${id}`, one, other === '' ? '' : `First > ${other}`, 'phone', '2026-11-02 09:00'],
  byHand: (world, { id, one, other }) =>
    world.admin.post('/api/v1/interactions', { externalId: `K-${id}`, channel: 'phone', startedAt: '2026-11-02T08:00:00Z', ...(one === '' ? {} : { driver: one }), ...(other === '' ? {} : { handOffs: [{ kind: 'peer', from: 'First', to: other, at: '2026-11-02T08:00:00Z' }] }) }),
  stored: async (world) =>
    (await app.deps.database.run(`select i.external_id as id, coalesce(d.name, '') as one, coalesce((select string_agg(h.to_where, '+') from hand_off h where h.org_id = i.org_id and h.interaction_id = i.id), '') as other from interaction i left join contact_driver d on d.org_id = i.org_id and d.id = i.driver_id where i.org_id = '${world.orgId}' order by 1`)).rows,
};

async function load(world: World, { into, map, cells }: Kind, rows: readonly Said[], more: Record<string, string> = {}) {
  const query = new URLSearchParams({ source: 'CRM', into, map, ...more });
  const answer = await world.admin.send('POST', `/api/v1/imports?${query}`, { body: stringify([['id', 'one', 'other', 'via', 'at'], ...rows.map(cells)].map((row) => [...row, '', ''].slice(0, 5))), contentType: 'text/csv' });
  return { status: answer.status, ...(await answer.json()) };
}
const undo = async (world: World, id: string) => (await world.admin.post(`/api/v1/imports/${id}/undo`, {})).json();

/** One id as the model has it: what is known without any import that can be taken back, and what imports laid on top. */
interface Stack {
  base: Pick<Said, 'one' | 'other'> | undefined;
  layers: { readonly by: number; readonly values: Pick<Said, 'one' | 'other'>; isGone: boolean }[];
}

/** What anybody would expect: an import can go while nothing but imports that went lies on top of it. */
class Model {
  private readonly stacks = new Map<number, Stack>();
  private top({ base, layers }: Stack) {
    return layers.at(-1)?.values ?? base;
  }
  private stackOf(id: number): Stack {
    const known = this.stacks.get(id) ?? { base: undefined, layers: [] };
    this.stacks.set(id, known);
    return known;
  }
  say({ id, one, other }: Said, by: number | undefined): void {
    const stack = this.stackOf(id);
    const before = this.top(stack);
    const values = { one: one === '' ? (before?.one ?? '') : one, other: other === '' ? (before?.other ?? '') : other };
    const last = stack.layers.at(-1);
    if (by === undefined) [stack.base, stack.layers] = [values, []];
    else if (last?.by === by) stack.layers.splice(-1, 1, { by, values, isGone: false });
    else stack.layers.push({ by, values, isGone: false });
  }
  undo(by: number): void {
    for (const stack of this.stacks.values()) {
      for (const layer of stack.layers) if (layer.by === by) layer.isGone = true;
      while (stack.layers.at(-1)?.isGone === true) stack.layers.pop();
    }
  }
  all() {
    return [...this.stacks].flatMap(([id, stack]) => {
      const values = this.top(stack);
      return values === undefined ? [] : [{ id: `K-${id}`, ...values }];
    }).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
}

const said: fc.Arbitrary<Said> = fc.record({ id: fc.integer({ min: 1, max: 3 }), one: fc.constantFrom('', 'Ann', 'Bea'), other: fc.constantFrom('', 'Home', 'Shop') });
const deed = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), rows: fc.array(said, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('call' as const), row: said }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat() }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const file = (...rows: Said[]): Deed => ({ kind: 'import', rows });
const [ann, bea, shop]: readonly [Said, Said, Said] = [{ id: 1, one: 'Ann', other: '' }, { id: 1, one: 'Bea', other: 'Home' }, { id: 1, one: '', other: 'Shop' }];
const back = (which: number): Deed => ({ kind: 'undo', which });
/** Each was once the way to something that could go wrong: the lower one first, both, something by hand between, a file that says nothing new. */
const ways: Deed[][] = [
  [file(ann), file(bea), back(0), back(0)],
  [{ kind: 'call', row: ann }, file(bea), file(shop), back(0), back(0)],
  [{ kind: 'call', row: ann }, file(bea), { kind: 'call', row: shop }, back(0)],
  [file(ann, bea), file(bea), back(0), back(0)],
  [{ kind: 'call', row: ann }, file(bea), file(bea), back(0), back(0)],
  [{ kind: 'call', row: shop }, file(bea, shop, ann), back(0)],
];

test.each([['customers', customers], ['contacts', contacts]] as const)('any order of files, calls and undos leaves the %s one would expect, and what an undo comes to is said before', async (_name, kind) => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 8 }), async (deeds) => {
      const world = await makeWorld(app);
      const model = new Model();
      const standing: string[] = [];
      const numbers: string[] = [];
      for (const one of deeds) {
        if (one.kind === 'import') {
          const { id } = await load(world, kind, one.rows);
          standing.push(id);
          numbers.push(id);
          // Within one file what is said last counts, on top of what was there.
          for (const row of new Map(one.rows.map((each) => [each.id, each])).values()) model.say(row, numbers.length - 1);
        } else if (one.kind === 'call') {
          expect((await kind.byHand(world, one.row)).status).toBeLessThan(300);
          model.say(one.row, undefined);
        } else if (standing.length > 0) {
          const [id = ''] = standing.splice(one.which % standing.length, 1);
          const { restored, left } = await (await world.admin.get(`/api/v1/imports/${id}/undo`)).json();
          expect(await undo(world, id)).toMatchObject({ state: 'undone', restored, left });
          model.undo(numbers.indexOf(id));
        }
        expect(await kind.stored(world)).toEqual(model.all());
      }
    }),
    { numRuns: 12, seed: 20_261_122, examples: ways.map((one) => [one]) },
  );
});

test('a trial, the import and its undo count the same: what came, what changed, and what stays since something else changed it', async () => {
  const world = await makeWorld(app);
  for (const row of [ann, { id: 2, one: 'Bea', other: 'Home' }, { id: 3, one: 'Cay', other: '' }]) await customers.byHand(world, row);
  const rows = [bea, { id: 2, one: 'Bea', other: '' }, { id: 3, one: 'Cid', other: '' }, { id: 4, one: 'Dee', other: '' }, { id: 5, one: 'Eve', other: '' }, bea];
  const told = { read: 6, new: 2, present: 4, changed: 2 };
  expect(await load(world, customers, rows, { dryRun: '1' })).toMatchObject(told);
  const done = await load(world, customers, rows);
  expect(done).toMatchObject({ ...told, undone: 0, restored: 0, left: 0 });
  await customers.byHand(world, { id: 3, one: '', other: 'Shop' });
  await customers.byHand(world, { id: 4, one: '', other: 'Shop' });
  expect(await undo(world, done.id)).toMatchObject({ state: 'undone', undone: 1, restored: 1, left: 2 });
  expect(await customers.stored(world)).toEqual([
    { id: 'K-1', one: 'Ann', other: '' },
    { id: 'K-2', one: 'Bea', other: 'Home' },
    { id: 'K-3', one: 'Cid', other: 'Shop' },
    { id: 'K-4', one: 'Dee', other: 'Shop' },
  ]);
});

test('what a file of feedback told in passing about somebody known goes with it, and so does a reason a person did not decide on', async () => {
  const world = await makeWorld(app);
  await world.admin.post('/api/v1/customers', { externalId: 'K-1', name: 'Kim' });
  const query = new URLSearchParams({ source: 'Reviews', map: 'text=text,customer_id=who,customer_email=mail' });
  const said = await (await world.admin.send('POST', `/api/v1/imports?${query}`, { body: 'text,who,mail\nIt was late,K-1,kim@mail.example\n', contentType: 'text/csv' })).json();
  const address = async () => (await app.deps.database.run(`select email, email_normal from customer where org_id = '${world.orgId}'`)).rows;
  expect(await address()).toEqual([{ email: 'kim@mail.example', email_normal: 'kim@mail.example' }]);
  await undo(world, said.id);
  expect(await address()).toEqual([{ email: null, email_normal: null }]);
  await contacts.byHand(world, { id: 1, one: '', other: '' });
  const file = await load(world, contacts, [{ id: 1, one: '', other: 'Billing' }]);
  const [{ id } = { id: '' }] = (await app.deps.database.run(`select id::text as id from interaction where org_id = '${world.orgId}'`)).rows;
  const driver = await (await world.admin.post('/api/v1/contact-drivers', { name: 'Move' })).json();
  expect((await world.admin.post('/api/v1/contact-drivers/decisions', { interactionIds: [id], driverId: driver.id })).status).toBeLessThan(300);
  expect(await undo(world, file.id)).toMatchObject({ restored: 0, left: 1 });
  expect(await contacts.stored(world)).toEqual([{ id: 'K-1', one: 'Move', other: 'Billing' }]);
});

test('what rows were before an import is kept for thirty days and no longer', async () => {
  const world = await makeWorld(app);
  await customers.byHand(world, ann);
  await load(world, customers, [bea]);
  const images = async () => (await app.deps.database.run(`select before from import_image where org_id = '${world.orgId}'`)).rows;
  app.setNow(new Date(start.getTime() + 29 * 86_400_000));
  await world.settle();
  expect(await images()).toEqual([{ before: { name: 'Ann', segment: null } }]);
  app.setNow(new Date(start.getTime() + 30 * 86_400_000));
  await world.settle();
  expect(await images()).toEqual([]);
  app.setNow(start);
});
