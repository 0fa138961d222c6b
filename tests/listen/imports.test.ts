import { fc } from '@fast-check/vitest';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z') });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const send = (path: string, query: Record<string, string>, body: BodyInit, by: World = world) =>
  by.admin.send('POST', `/api/v1/imports${path}?${new URLSearchParams(query)}`, { body, contentType: 'text/csv' });
const run = async (query: Record<string, string>, body: BodyInit, by: World = world) => (await send('', { source: 'File', ...query }, body, by)).json();
const counts = ({ read, new: fresh, present, failed }: { read: number; new: number; present: number; failed: number }) => ({ read, new: fresh, present, failed });

const reviews = 'Review ID,Created,Stars,Comment\nr1,2026-10-01,5,"Lovely, thank you"\nr2,31/02/2025,1,It broke\nr3,2026-10-03,9,Wrong score\nr4,2026-10-04,,\nr5,2026-10-05,2,"Two\nlines"\nr6,2026-10-06,3,After the two lines\n';
const mapped = { source: 'App Store', map: 'text=Comment,score=Stars,date=Created,id=Review ID', metric: 'stars', kind: 'review' };

test('the preview says what the file is and finds the columns by itself', async () => {
  const seen = await (await send('/preview', {}, reviews)).json();
  expect(seen).toMatchObject({ encoding: 'utf-8', delimiter: ',', rows: 6, brokenLines: 0, header: ['Review ID', 'Created', 'Stars', 'Comment'], suggestion: { mapping: { text: 'Comment', score: 'Stars', date: 'Created', id: 'Review ID' }, metric: 'stars', dates: 'dmy', datesAmbiguous: false } });
});

test('a dry run says exactly what the real run then does, and the second real run does nothing', async () => {
  const dry = await run({ ...mapped, dryRun: '1' }, reviews);
  expect(counts(dry)).toEqual({ read: 6, new: 3, present: 0, failed: 3 });
  expect((await (await world.admin.get('/api/v1/feedback?source=App%20Store')).json()).total).toBe(0);
  const real = await run(mapped, reviews);
  expect(counts(real)).toEqual(counts(dry));
  expect(real.problems).toEqual(dry.problems);
  expect(real.problems.map((problem: { message: string }) => problem.message)).toEqual([
    "Row 3, column 'Created': '31/02/2025' is not a date.",
    "Row 4, column 'Stars': 9 is not between 1 and 5.",
    "Row 5, column 'Comment': There is neither a text nor a score.",
  ]);
  const again = await run(mapped, reviews);
  expect([counts(again), again.before.startedBy]).toEqual([{ read: 6, new: 0, present: 3, failed: 3 }, 'Ada Admin']);
  const csv = await (await world.admin.get(`/api/v1/imports/${real.id}/problems.csv`)).text();
  expect(csv).toContain("r2,31/02/2025,1,It broke,3,Created: '31/02/2025' is not a date.");
  const { items } = await (await world.admin.get('/api/v1/imports')).json();
  expect(items.map((one: { new: number; dryRun: boolean }) => [one.new, one.dryRun])).toEqual([[0, false], [3, false]]);
  const listed = await (await world.admin.get('/api/v1/feedback?source=App%20Store')).json();
  expect(listed.items.map((one: { text: string }) => one.text)).toEqual(['After the two lines', 'Two\nlines', 'Lovely, thank you']);
});

test.each([
  ['', 'This file is empty.'],
  ['\n\n', 'This file is empty.'],
  [',,\n1,2,3\n', 'This file has no header. The first line must name the columns.'],
  ['1,2\n3,4\n', 'The first line looks like data, not like column names. Put a line with the names of the columns on top.'],
  ['"', 'The first line cannot be read as column names. Check its quotation marks.'],
  ['Comment\n', 'This file has column names and no rows.'],
  ['PK\u0003\u0004', 'This ZIP file is damaged or breaks off. Pack it again, or send the file inside it.'],
  ['a\u0000\u0001b\u0000\u0000c', 'This file is not text, so it cannot be read as CSV or JSON.'],
  ['Text,Score\nx,1\n', "There is no column 'Comment' for text. The file has: Text, Score."],
])('the file %j is refused in one sentence and leaves nothing', async (body, sentence) => {
  const before = (await (await world.admin.get('/api/v1/imports')).json()).items.length;
  const answer = await send('', { source: 'Bad', map: 'text=Comment' }, body);
  expect([answer.status, (await answer.json()).detail.replace(/^map: /, '')]).toEqual([422, sentence]);
  expect((await (await world.admin.get('/api/v1/imports')).json()).items).toHaveLength(before);
});

test.each([
  [{ map: 'text=Comment' }, 'source: Say where the file comes from: source=App Store.'],
  [{ source: 'S' }, 'map: Say which column is what: map=text=Comment,score=Rating.'],
  [{ source: 'S', map: 'words=Comment' }, '“words” is not a field. There are: text, title, question, score, metric, scale, date, changed, id, channel, kind, customer_id, customer_email, customer_name, segment, language, agent, team, product, url, author, reply, reply_date, keep.'],
  [{ source: 'S', map: 'date=Comment' }, 'Map at least the text or the score: text=Column.'],
  [{ source: 'S', map: 'score=Comment' }, 'Say which metric the scores are: metric=nps. There are: nps, csat, ces, stars, thumb.'],
  [{ source: 'S', map: 'text=Comment', dates: 'ymd' }, 'dates: Choose dmy (day first) or mdy (month first).'],
])('%j is refused with what to say instead', async (query, sentence) => {
  const answer = await send('', query, 'Comment\nhello\n');
  expect([answer.status, (await answer.json()).detail]).toEqual([422, sentence]);
});

test('one bad quotation mark costs one line, not the file', async () => {
  const answer = await run({ map: 'text=T,id=I', source: 'Quotes' }, 'I,T\n1,fine\n2,"never closed\n3,he said "hi" to me\n4,"quoted"\n');
  expect(counts(answer)).toEqual({ read: 4, new: 3, present: 0, failed: 1 });
  expect(answer.problems[0]).toEqual({ line: 3, column: null, message: 'Row 3: A quotation mark opens here and is never closed. Double quotes inside a cell, or put the whole cell in quotes.' });
});

test('a problem is told by the line it stands on, however many lines the cells above it have', async () => {
  const answer = await run({ map: 'text=T,id=I,date=D', source: 'Lines' }, 'I,T,D\n1,"one\ntwo\nthree",2026-10-01\n2,fine,31/02/2025\n');
  expect(answer.problems).toEqual([{ line: 5, column: 'D', message: "Row 5, column 'D': '31/02/2025' is not a date." }]);
});

test.each([[';'], ['\t'], ['|']])('two columns and two rows are enough to see that %j stands between them', async (delimiter) => {
  const body = [['Id', 'Text'], ['1', 'Late, again'], ['2', 'Never, ever']].map((row) => row.join(delimiter)).join('\n');
  expect(await (await send('/preview', {}, body)).json()).toMatchObject({ delimiter, header: ['Id', 'Text'], rows: 2 });
});

test('a line on top that tells Excel what separates the columns is obeyed, and is no header', async () => {
  const body = 'sep=;\r\nId;Text\r\n1;Late, again\r\n2;\r\n';
  expect(await (await send('/preview', {}, body)).json()).toMatchObject({ delimiter: ';', header: ['Id', 'Text'], rows: 2 });
  const answer = await run({ map: 'text=Text,id=Id', source: 'For Excel' }, body);
  expect(answer.problems).toEqual([{ line: 4, column: 'Text', message: "Row 4, column 'Text': There is neither a text nor a score." }]);
  expect((await (await world.admin.get('/api/v1/feedback?source=For%20Excel')).json()).items).toMatchObject([{ text: 'Late, again' }]);
});

test('two columns of one name stay two columns, and are said', async () => {
  const body = 'Q1;Q1;Comment\nfirst;second;A comment here\n';
  expect(await (await send('/preview', {}, body)).json()).toMatchObject({ delimiter: ';', header: ['Q1', 'Q1 (2)', 'Comment'], repeatedNames: ['Q1'] });
  await run({ map: 'text=Q1 (2)', source: 'Twice' }, body);
  expect((await (await world.admin.get('/api/v1/feedback?source=Twice')).json()).items[0].text).toBe('second');
});

test.each([
  ['UTF-16LE', Buffer.from('\ufeffId\tText\n1\tÄrger über Gebühren\n', 'utf16le')],
  ['UTF-16BE', Buffer.from('\ufeffId\tText\n1\tÄrger über Gebühren\n', 'utf16le').swap16()],
  ['UTF-16LE without a mark', Buffer.from('Id\tText\n1\tÄrger über Gebühren\n', 'utf16le')],
  ['UTF-8 with a mark', Buffer.from('\ufeffId\tText\n1\tÄrger über Gebühren\n')],
  ['Windows-1252', Buffer.from('Id\tText\n1\tÄrger über Gebühren\n', 'latin1')],
])('a file in %s is read as it was written', async (name, bytes) => {
  await run({ map: 'text=Text,id=Id', source: name }, new Uint8Array(bytes));
  expect((await (await world.admin.get(`/api/v1/feedback?${new URLSearchParams({ source: name })}`)).json()).items[0].text).toBe('Ärger über Gebühren');
});

test('dates that can be read in two ways are refused until the order is said', async () => {
  const body = 'Text,When\nOne,03/04/2026\nTwo,13/04/2026\n';
  const unsaid = await run({ map: 'text=Text,date=When', source: 'Dates' }, body);
  expect(counts(unsaid)).toMatchObject({ new: 1, failed: 1 });
  expect(unsaid.problems[0].message).toBe("Row 2, column 'When': '03/04/2026' can be read in two ways. Say which number is the day with dates=dmy or dates=mdy.");
  await run({ map: 'text=Text,date=When', source: 'Dates', dates: 'dmy' }, body);
  const { items } = await (await world.admin.get('/api/v1/feedback?source=Dates')).json();
  expect(items.map((one: { occurredAt: string }) => one.occurredAt)).toEqual(['2026-04-12T23:00:00.000Z', '2026-04-02T23:00:00.000Z']);
});

test('what a problem quotes holds no personal data, and its file no formulas', async () => {
  const answer = await run({ map: 'text=T,date=D,customer_email==E', source: 'Formulas' }, 'T,D,=E\nhi,4111 1111 1111 1111,x\n');
  expect(answer.problems[0].message).toBe("Row 2, column 'D': '[card]' is not a date.");
  const csv = await (await world.admin.get(`/api/v1/imports/${answer.id}/problems.csv`)).text();
  expect(csv).toContain("T,D,'=E,Row,Problem\nhi,4111 1111 1111 1111,x,2,");
});

test('a large file goes on in the background, shows how far it is, and survives being cut short', async () => {
  const other = await makeWorld(app);
  const body = stringify([['Id', 'Text'], ...Array.from({ length: 2600 }, (_, place) => [String(place), `Comment number ${place}`])]);
  const begun = await send('', { source: 'Large', map: 'text=Text,id=Id' }, body, other);
  const { id, state } = await begun.json();
  expect([begun.status, state]).toEqual([202, 'running']);
  const done = async () => (await other.admin.get(`/api/v1/imports/${id}`)).json();
  expect(counts(await done())).toEqual({ read: 0, new: 0, present: 0, failed: 0 });
  await app.settle();
  expect(await done()).toMatchObject({ state: 'finished', progress: 1, read: 2600, new: 2600, present: 0 });
  const again = await (await send('', { source: 'Large', map: 'text=Text,id=Id', dryRun: '1' }, body, other)).json();
  await app.settle();
  expect(await (await other.admin.get(`/api/v1/imports/${again.id}`)).json()).toMatchObject({ dryRun: true, new: 0, present: 2600 });
  expect((await world.admin.get(`/api/v1/imports/${id}`)).status).toBe(404);
});

test('any split, order and repetition of a file leaves the same feedback', async () => {
  const row = fc.record({ id: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }), text: fc.constantFrom('late', 'broken "thing"', 'a, b', 'two\nlines', 'ünï'), score: fc.constantFrom('', '1', '5', '7'), when: fc.constantFrom('', '2026-10-01', '31/02/2025'), who: fc.constantFrom('', 'a@x.example', 'b@x.example') });
  const header = ['id', 'text', 'score', 'when', 'who'];
  const query = { source: 'Any', map: 'text=text,id=id,score=score,date=when,customer_email=who,customer_name=who', metric: 'csat' };
  const write = (rows: { id?: number | undefined; text: string; score: string; when: string; who: string }[]) => stringify([header, ...rows.map((one) => [one.id ?? '', one.id === undefined ? one.text : `about ${one.id}`, one.id === undefined ? one.score : '1', one.id === undefined ? one.when : '2026-10-02', one.id === undefined ? one.who : ''])]);
  const stored = async (by: World) => {
    const { items } = await (await by.admin.get('/api/v1/feedback?limit=100')).json();
    return items.map((one: { text: string; score: number | null; occurredAt: string; customer: { name: string } | null }) => JSON.stringify([one.text, one.score, one.occurredAt, one.customer?.name])).sort();
  };
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), fc.nat(), async (rows, order, cut) => {
      const [whole, pieces] = [await makeWorld(app), await makeWorld(app)];
      await run(query, write(rows), whole);
      const shuffled = [...order.map((place) => rows[place % rows.length]), ...rows].filter((one) => one !== undefined);
      const at = cut % shuffled.length;
      for (const piece of [shuffled.slice(at), shuffled.slice(0, at)]) if (piece.length > 0) await run(query, write(piece), pieces);
      expect(await stored(pieces)).toEqual(await stored(whole));
    }),
    { numRuns: 12 },
  );
});
