import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownFormats } from '@kept/core/listen/formats/known-formats.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { vendorFiles } from './vendor-files.ts';
import { vendorTraps } from './vendor-traps.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z') });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const post = (path: string, query: Record<string, string>, body: BodyInit) => world.admin.send('POST', `/api/v1/imports${path}?${new URLSearchParams(query)}`, { body, contentType: 'text/csv' });
const bodyOf = (bytes: string | Buffer): BodyInit => (typeof bytes === 'string' ? bytes : new Uint8Array(bytes));

/** As a person would who leaves every suggestion as it is. */
async function importAsFound(source: string, body: BodyInit) {
  const seen = await (await post('/preview', {}, body)).json();
  const { map, metric, dates } = seen.suggestion;
  const run = await (await post('', { source, map, ...(metric === null ? {} : { metric }), ...(dates === null ? {} : { dates }) }, body)).json();
  return { seen, run };
}

async function stored(source: string) {
  const { rows } = await app.deps.database.run(
    `select f.external_id, f.kind, f.metric, f.score, f.scale_max, f.title, f.text, f.language, f.question, f.agent_ref, f.team, f.product, f.reply_text, f.raw, f.occurred_at, f.source_changed_at, f.author_ref, c.external_id as customer from feedback f left join customer c on c.org_id = f.org_id and c.id = f.customer_id join source s on s.org_id = f.org_id and s.id = f.source_id where s.org_id = '${world.orgId}' and s.name = '${source}' order by 1`,
  );
  return rows.map(({ occurred_at: occurred, source_changed_at: changed, author_ref: author, ...row }) => ({ ...row, occurred: asTime(occurred), changed: asTime(changed), author: typeof author === 'string' && /^[0-9a-f]{32}$/.test(author) }));
}

function asTime(value: unknown): string | null {
  return value === null || value === undefined ? null : (value instanceof Date ? value : new Date(String(value))).toISOString();
}

/** Times as they are stored; where a pattern stands for a value, any that fits. */
function storedAs(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key === 'occurred' || key === 'changed' ? new Date(String(value)).toISOString() : value instanceof RegExp ? expect.stringMatching(value) : value]));
}

test.each(vendorFiles.map((file) => [file.name, file] as const))('%s becomes what it says, as it is found', async (_, file) => {
  const { seen, run } = await importAsFound(file.name, bodyOf(file.bytes));
  expect(seen.format).toMatchObject({ id: file.format });
  expect(run).toMatchObject({ failed: 0, problems: [], leftOut: file.leftOut ?? 0 });
  expect(await stored(file.name)).toMatchObject(file.rows.map(storedAs));
});

test.each(vendorTraps.map((trap) => [trap.trap, trap] as const))('%s', async (trap, { format, files, rows, leftOut = 0, present = 0, note }) => {
  const name = trap.slice(0, 90).trim();
  const runs = [];
  for (const file of files) {
    const { seen, run } = await importAsFound(name, bodyOf(file));
    expect(seen.format).toMatchObject({ id: format, ...(note === undefined ? {} : { note }) });
    expect(run).toMatchObject({ failed: 0, problems: [] });
    runs.push(run);
  }
  expect(runs.at(-1)).toMatchObject({ leftOut, ...(present === 0 ? {} : { new: 0, changed: 0, present }) });
  const found = await stored(name);
  expect(found).toMatchObject(rows.map(storedAs));
  // An object without names fits every object: what is kept of a row is held against it name by name.
  for (const [place, { raw }] of rows.entries()) if (raw !== undefined) expect(found[place]).toHaveProperty('raw', raw);
});

test('every known format has a file here, and what nobody has shown us is called a guess', () => {
  expect([...new Set(vendorFiles.map((file) => file.format))].sort()).toEqual(knownFormats.map((format) => format.id).sort());
  for (const file of vendorFiles) expect([file.format, knownFormats.find((format) => format.id === file.format)?.evidence !== 'seen']).toEqual([file.format, file.isGuess ?? false]);
});

test('a scale the file does not say is asked for, and never taken to be the usual one', async () => {
  const field = (id: string, type: string) => ({ id, ref: id, type, title: `About ${id}` });
  const response = (token: string, likely: number, clean: number) => ({ token, submitted_at: '2026-10-01T08:00:00Z', definition: { fields: [field('likely', 'nps'), field('clean', 'opinion_scale')] }, answers: [{ type: 'number', number: likely, field: field('likely', 'nps') }, { type: 'number', number: clean, field: field('clean', 'opinion_scale') }] });
  const body = JSON.stringify([response('o1', 9, 3), response('o2', 2, 4)]);
  const { run } = await importAsFound('Opinion', body);
  expect(run).toMatchObject({ new: 2, failed: 2 });
  expect(run.problems[0].message).toBe("Row 1, column 'scale': Nothing says on which scale this score was given. Say it for all such rows, as 0-10.");
  const said = JSON.stringify([response('o3', 9, 3), response('o4', 2, 4)]);
  const map = (await (await post('/preview', {}, said)).json()).suggestion.map;
  expect(await (await post('', { source: 'Opinion said', map, scale: '0-10' }, said)).json()).toMatchObject({ new: 4, failed: 0 });
  expect(await stored('Opinion said')).toMatchObject([{ metric: 'nps', score: 9, scale_max: 10 }, { metric: 'csat', score: 3, scale_max: 10 }, { metric: 'nps', score: 2, scale_max: 10 }, { metric: 'csat', score: 4, scale_max: 10 }]);
});

test('a JSON of nobody we know is read by its values, and a damaged line costs that line', async () => {
  const lines = '{"id":1,"said":{"words":"It was far too loud in there","stars":2}}\n{"id":2,"said":\n{"id":3,"said":{"words":"Nobody told me where to go","stars":4}}\n';
  const seen = await (await post('/preview', {}, lines)).json();
  expect(seen).toMatchObject({ shape: 'json lines', format: null, header: ['id', 'said.words', 'said.stars'], rows: 2, brokenLines: 1, suggestion: { mapping: { text: 'said.words', id: 'id' } } });
  const run = await (await post('', { source: 'Plain JSON', map: 'text=said.words,id=id,score=said.stars', metric: 'stars' }, lines)).json();
  expect(run).toMatchObject({ new: 2, failed: 1, problems: [{ line: 2, message: 'Row 2: This line is not a record in JSON.' }] });
});

test.each([['a list', (rows: string[]) => `[${rows.join(',')}]`], ['lines', (rows: string[]) => rows.join('\n')]] as const)('ids with more digits than a number holds stay apart in %s', async (layout, write) => {
  const ids = ['12345678901234567890', '12345678901234567891', '9007199254740993', '42'];
  await post('', { source: `Ids in ${layout}`, map: 'text=words,id=id,score=n', metric: 'csat' }, write(ids.map((id) => `{"id":${id},"words":"of 1, 12345678901234567892, and so on","n":4.5}`)));
  expect(await stored(`Ids in ${layout}`)).toMatchObject([...ids].sort().map((id) => ({ external_id: id, score: 4.5 })));
});

test('a list that breaks off gives what came before, and says so', async () => {
  const run = await (await post('', { source: 'Cut', map: 'text=words,id=id' }, '[{"id":1,"words":"whole"},{"id":2,"wor')).json();
  expect(run).toMatchObject({ new: 1, failed: 1, problems: [{ message: 'Row 2: The file is damaged here or breaks off. What came before was read.' }] });
});

test('a spreadsheet’s day numbers are read on the clock that is named, and a fixed word fills what is missing', async () => {
  await post('', { source: 'Excel', map: 'text=Text,date=Day', timezone: 'America/New_York', fixed: 'team=Night shift,language=en' }, 'Text,Day\nAt half past nine in the morning,45992.395833333\n');
  expect(await stored('Excel')).toMatchObject([{ occurred: '2025-12-01T14:30:00.000Z', team: 'Night shift', language: 'en' }]);
});

test('how a file was understood is offered again for the same columns', async () => {
  const body = 'A,B\n1,It was cold in the waiting room\n';
  await post('', { source: 'Remembered', map: 'text=B,id=A', timezone: 'Asia/Tokyo' }, body);
  const seen = await (await post('/preview', {}, 'A,B\n2,And the chairs are hard as well\n')).json();
  expect(seen.remembered).toMatchObject({ source: 'Remembered', map: 'text=B,id=A', options: { timezone: 'Asia/Tokyo' } });
});
