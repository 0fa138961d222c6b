import { importAnswer } from '@kept/api/listen/read-import.ts';
import { readLatestRun } from '@kept/api/understand/read-latest-run.ts';
import { cliKeyFile, cliKeyPath } from '@kept/api/organisation/cli-key-file.ts';
import { listFeedback } from '@kept/api/listen/list-feedback.ts';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { complaintsCsv } from './complaints-csv.ts';
import { type DataPlace, openDataPlace } from './open-data-place.ts';
import { runKept } from './run-kept.ts';
import { startKept } from './start-kept.ts';

// Each command is a process that loads and opens all of the product.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const map = 'text=Comment,score=Score,date=Date,id=Id';
let place: DataPlace;
beforeAll(async () => {
  place = await openDataPlace();
  await place.addOrganisation('Corner Shop');
  await writeFile(join(place.folder, 'complaints.csv'), complaintsCsv(20));
  await writeFile(join(place.folder, 'mended.csv'), `${complaintsCsv(20)}x1,31/02/2025,4,"The date of this one does not exist.",refund\n`);
});
afterAll(() => place.close());

const kept = (words: readonly string[], stdin?: string) => runKept(words, { cwd: place.folder, env: { ...place.env }, ...(stdin === undefined ? {} : { stdin }) });
const summary = (stdout: string) => importAnswer.parse(JSON.parse(stdout));
const total = () => place.inside(async (ctx) => (await listFeedback(ctx, { limit: 1 })).total);

test('without a server: a dry run saves nothing, the import saves each row once and finds the themes', async () => {
  const dry = await kept(['import', 'complaints.csv', '--map', map, '--dry-run', '--json']);
  expect(dry).toMatchObject({ code: 0 });
  expect(summary(dry.stdout)).toMatchObject({ dryRun: true, read: 60, new: 60, failed: 0 });
  expect(await total()).toBe(0);
  const ran = await kept(['import', 'complaints.csv', '--map', map, '--source', 'Shop']);
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stdout).toMatch(/60 rows were read\. 60 are new.*0 have problems/);
  expect(ran.stderr).toMatch(/Importing: 100 % \(60 of 60 rows\)/);
  await place.inside(async (ctx) => {
    expect((await readLatestRun(ctx)).run).toMatchObject({ themesFound: expect.any(Number), finishedAt: expect.any(String), failure: null });
    const [item] = (await listFeedback(ctx, { limit: 1 })).items;
    expect(item).toMatchObject({ source: 'Shop', metric: 'csat', occurredAt: expect.stringMatching(/^2026-03-/), waiting: false });
  });
});

test('a file with one wrong row is imported but for that row, says so with 2, and writes it down', async () => {
  const ran = await kept(['import', 'mended.csv', '--map', map, '--source', 'Shop', '--errors', 'problems.csv']);
  expect(ran).toMatchObject({ code: 2 });
  expect(ran.stdout).toMatch(/61 rows were read\. 0 are new, 60 were already there, 1 has problems/);
  expect(ran.stdout).toMatch(/Row 62, column “Date”: .*31\/02\/2025/);
  expect(await readFile(join(place.folder, 'problems.csv'), 'utf8')).toContain('31/02/2025');
  expect(await total()).toBe(60);
});

test('a file of customers is told by its columns, and taken as what --into says', async () => {
  await writeFile(join(place.folder, 'people.csv'), 'Customer id,Name,E-mail\nK-1,Kim Lee,kim@mail.example\nK-2,Lee,lee@mail.example\n');
  const dry = await kept(['import', 'people.csv', '--dry-run', '--json']);
  expect(dry).toMatchObject({ code: 0, stderr: expect.stringMatching(/rows are customers; columns id=Customer id,name=Name,email=E-mail/) });
  const ran = await kept(['import', 'people.csv', '--into', 'customers', '--source', 'CRM', '--map', 'id=Customer id,name=Name']);
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('2 rows were read. 2 are new') });
  expect(ran.stdout).not.toContain('themes');
  expect(ran.stdout).toMatch(/It can be taken back until .*kept -- undo [0-9a-f-]{36}/);
  await writeFile(join(place.folder, 'people.csv'), 'Customer id,Name\nK-1,Kim Lee-Park\nK-3,Max\n');
  await kept(['import', 'people.csv', '--into', 'customers', '--source', 'CRM', '--map', 'id=Customer id,name=Name']);
  expect(await kept(['undo', 'last'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/people\.csv.*1 customer this file brought is removed, and 1 customer it changed is again as before\.[^]*Taken back\. 1 customer removed; 1 again as before\./) });
  expect(await kept(['import', 'people.csv', '--into', 'contacts'])).toMatchObject({ code: 1, stderr: expect.stringContaining('Map at least the id and when the contact began') });
});

test.each([
  ['an unknown column', ['import', 'complaints.csv', '--map', 'text=Words'], /no column 'Words'.*Comment/],
  ['an unknown field', ['import', 'complaints.csv', '--map', 'words=Comment'], /--map: .*words.*text/],
  ['an unknown organisation', ['import', 'complaints.csv', '--map', map, '--organisation', 'elsewhere'], /no organisation “elsewhere” here.*corner-shop/],
  ['an unknown metric', ['import', 'complaints.csv', '--map', map, '--metric', 'joy'], /--metric is nps or csat/],
  ['a missing file', ['import', 'missing.csv'], /no such file/],
  ['an undo of nothing', ['undo'], /needs to know which import/],
])('%s is refused in a sentence, and nothing is done', async (_, words, sentence) => {
  const ran = await kept(words);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(sentence);
});

test('with a server running it goes through the server, with a key only its owner can read', async () => {
  const server = await startKept(place.env);
  try {
    const path = cliKeyPath(place.folder);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { organisations } = cliKeyFile.parse(JSON.parse(await readFile(path, 'utf8')));
    expect(organisations).toMatchObject([{ slug: 'corner-shop' }]);
    const ran = await kept(['import', '-', '--source', 'Till', '--json'], complaintsCsv(6));
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stderr).toContain(`through the server at ${server.url}`);
    expect(ran.stderr).toMatch(/Found in the file: columns text=Comment.*scores are csat/);
    expect(summary(ran.stdout)).toMatchObject({ source: 'Till', new: 18, failed: 0 });
    const refused = await kept(['import', 'complaints.csv', '--map', 'text=Words']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/no column 'Words'/);
    const asKey = (key: string) => fetch(`${server.url}/api/v1/imports`, { headers: { authorization: `Bearer ${key}` } });
    expect((await asKey(organisations[0]?.key ?? '')).status).toBe(200);
    await server.stop();
    expect(existsSync(path)).toBe(false);
    const next = await startKept(place.env);
    try {
      expect((await fetch(`${next.url}/api/v1/imports`, { headers: { authorization: `Bearer ${organisations[0]?.key ?? ''}` } })).status).toBe(401);
    } finally {
      await next.kill();
    }
  } finally {
    await server.stop();
  }
  expect(await total()).toBe(78);
});

test('a key file left by a server that was killed is seen through; with two organisations it asks which', async () => {
  expect(existsSync(cliKeyPath(place.folder))).toBe(true);
  expect(await place.addOrganisation('Second Shop')).toBe('second-shop');
  const unclear = await kept(['import', 'complaints.csv', '--map', map]);
  expect(unclear).toMatchObject({ code: 1, stdout: '' });
  expect(unclear.stderr).toMatch(/Which organisation\?.*corner-shop, second-shop/);
  const clear = await kept(['import', 'complaints.csv', '--map', map, '--source', 'Shop', '--organisation', 'corner-shop', '--json']);
  expect(clear).toMatchObject({ code: 0 });
  expect(summary(clear.stdout)).toMatchObject({ new: 0, present: 60 });
});
