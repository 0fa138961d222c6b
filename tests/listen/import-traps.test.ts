import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { writeZip } from '../support/write-zip.ts';

let app: TestApp;
let world: World;
const megabyte = 1_048_576;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z') });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const post = (path: string, query: Record<string, string>, body: BodyInit, by: World = world) => by.admin.send('POST', `/api/v1/imports${path}?${new URLSearchParams(query)}`, { body, contentType: 'text/csv' });
const load = async (query: Record<string, string>, body: BodyInit, by: World = world) => (await post('', { source: 'Trap', map: 'text=Comment,id=Id', ...query }, body, by)).json();
const kept = async () => (await app.deps.database.run(`select count(*)::int as n from import_file where org_id = '${world.orgId}'`)).rows;
const plain = 'Id,Comment\n1,The parcel came late\n2,The parcel came never\n';

test('a ZIP is read as the file inside it', async () => {
  expect(await load({ source: 'Zip' }, writeZip(Buffer.from(plain)))).toMatchObject({ state: 'finished', new: 2 });
});

test.each([
  ['a ZIP locked with a password', writeZip(Buffer.from(plain), { isLocked: true }), 'This ZIP is locked with a password. Pack it again without one.'],
  ['a ZIP bomb', writeZip(Buffer.alloc(65 * megabyte, 97)), 'This ZIP unpacks to more than two hundred times its size, which no real export does, so it was not opened.'],
  ['a ZIP of three gigabytes', writeZip(Buffer.from(plain), { saidSize: 3 * 1024 ** 3 }), 'The file in this ZIP is larger than 2 GB once unpacked. Send it in parts.'],
  ['a ZIP that says less than it holds', writeZip(Buffer.alloc(3 * megabyte, 97), { saidSize: 100 }), 'This ZIP file is damaged or breaks off. Pack it again, or send the file inside it.'],
  ['a ZIP of pictures', writeZip(Buffer.from(plain), { name: 'holiday.png' }), 'This ZIP holds no CSV, text or JSON file.'],
  ['an Excel workbook', writeZip(Buffer.from(plain), { name: '[Content_Types].xml' }), 'This is an Excel workbook, not a CSV. Open it and save it as CSV (UTF-8).'],
  ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'This is an old Excel file, not a CSV. Open it and save it as CSV (UTF-8).'],
  ['a file packed with gzip', gzipSync(plain), 'This file is packed with gzip. Unpack it, or pack it as ZIP.'],
  ['a file of 5,000 columns', `${Array.from({ length: 5000 }, (_, n) => `Column ${n}`).join(',')}\nx\n`, 'This file has 5,000 columns; at most 2,000 are read. Export only the ones that matter.'],
])('%s is refused in a sentence, and nothing of it stays', async (_, body, sentence) => {
  for (const path of ['/preview', '']) expect(await (await post(path, path === '' ? { source: 'Trap', map: 'text=Comment' } : {}, body)).json()).toMatchObject({ status: 422, detail: sentence });
  expect(await kept()).toEqual([{ n: 0 }]);
});

test('a file of two gigabytes is refused by what it says of itself, before any of it is read', async () => {
  let pieces = 0;
  const endless = () => new ReadableStream({ pull: (controller) => ((pieces += 1) > 64 ? controller.error(new Error('Too much was read.')) : controller.enqueue(new Uint8Array(megabyte))) }, { highWaterMark: 0 });
  const sentence = 'This file is 2,048 MB; at most 256 MB are taken. Send it packed as ZIP, or in parts.';
  const send = (path: string, headers: Record<string, string> = {}) => world.admin.send('POST', `/api/v1/imports${path}`, { body: endless(), contentType: 'text/csv', headers });
  const inHeader = { 'content-length': '2147483648' };
  const asked = [await send('?source=Huge&map=text%3DComment&size=2147483648'), await send('/files?size=2147483648'), await send('?source=Huge&map=text%3DComment', inHeader), await send('/files', inHeader), await send('/preview', inHeader)];
  for (const answer of asked) expect(await answer.json()).toMatchObject({ status: 422, detail: sentence });
  expect(pieces).toBe(0);
  expect(await kept()).toEqual([{ n: 0 }]);
});

test('a file that became another while it was sent is not kept', async () => {
  const sentence = 'This file changed while it was being sent, so it was not kept. Send it again.';
  for (const [name, value] of [['size', '4000'], ['sha256', 'a'.repeat(64)]] as const) {
    const said = { [name]: value };
    expect(await load(said, plain)).toMatchObject({ status: 422, detail: sentence });
    expect(await (await post('/files', said, plain)).json()).toMatchObject({ status: 422, detail: sentence });
  }
  expect(await kept()).toEqual([{ n: 0 }]);
});

test('a cell of ten megabytes costs its row, and a text that is too long too; the others go in', async () => {
  const long = `Id,Comment\n1,The parcel came late\n2,"${'a'.repeat(10 * megabyte)}"\n3,${'b'.repeat(60_000)}\n4,The parcel came never\n`;
  const { id } = await load({ source: 'Long' }, long);
  await app.settle();
  const told = await (await world.admin.get(`/api/v1/imports/${id}`)).json();
  expect(told).toMatchObject({ read: 4, new: 2, failed: 2 });
  expect(told.problems).toMatchObject([
    { line: 3, message: expect.stringContaining('This row is longer than a million characters, so it was left alone.') },
    { line: 4, message: expect.stringContaining('This text has 60,000 characters; at most 50,000 are taken.') },
  ]);
});

test.each([
  ['in the middle', (long: string) => ['{"id":"1","text":"The parcel came late"}', long, '{"id":"3","text":"The parcel came never"}'], 2, 'This line is longer than a million characters, so it was left alone.'],
  ['at the end', (long: string) => ['{"id":"1","text":"The parcel came late"}', '{"id":"3","text":"The parcel came never"}', long], 3, 'This line is longer than a million characters, so it was left alone.'],
  ['at the beginning', (long: string) => [long, '{"id":"1","text":"The parcel came late"}', '{"id":"3","text":"The parcel came never"}'], 1, 'This text has 3,145,728 characters; at most 50,000 are taken.'],
] as const)('a line of JSON of over a million characters costs its row, the others go in: %s', async (where, linesWith, line, sentence) => {
  const lines = linesWith(JSON.stringify({ id: '2', text: 'a'.repeat(3 * megabyte) }));
  const { id } = await load({ source: `Long line ${where}`, map: 'text=text,id=id' }, lines.join('\n'));
  await app.settle();
  const told = await (await world.admin.get(`/api/v1/imports/${id}`)).json();
  expect(told).toMatchObject({ state: 'finished', read: 3, new: 2, failed: 1, problems: [{ line, message: expect.stringContaining(sentence) }] });
});

test('the same file three times at once counts once, and each import says what it did', async () => {
  const rows = Array.from({ length: 1200 }, (_, n) => `${n},Comment number ${n} about the parcel`).join('\n');
  const body = `Id,Comment\n${rows}\n`;
  const told = await Promise.all([1, 2, 3].map(() => load({ source: 'At once' }, body)));
  for (const one of told) expect(one).toMatchObject({ state: 'finished', read: 1200, failed: 0 });
  expect(told.map((one) => one.new + one.present)).toEqual([1200, 1200, 1200]);
  expect(told.reduce((sum, one) => sum + one.new, 0)).toBe(1200);
  expect((await (await world.admin.get('/api/v1/feedback?source=At%20once')).json()).total).toBe(1200);
});
