import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { complaintsCsv } from './complaints-csv.ts';
import { runKept } from './run-kept.ts';

// Each command is a process that loads the product and, for themes, its encoder.
vi.setConfig({ testTimeout: 600_000 });

const share = z.number().min(0).max(1);
const jsonReport = z.strictObject({
  rows: z.int(),
  themed: z.int(),
  k: z.int(),
  seconds: z.number().positive(),
  metrics: z.strictObject({ v: share, ari: z.number(), ami: z.number(), purity: share }).optional(),
  confident: z.strictObject({ coverage: share, v: share, ari: z.number() }).optional(),
  themes: z.array(z.strictObject({ id: z.int(), title: z.string().min(1), size: z.int().positive(), quotes: z.array(z.string()) })),
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-cli-'));
  await writeFile(join(folder, 'complaints.csv'), complaintsCsv(20));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a file is sorted into themes as JSON and nothing else, measured against its labels', async () => {
  const ran = await runKept(['themes', 'complaints.csv', '--text', 'Comment', '--label', 'Topic', '--json'], { cwd: folder });
  expect(ran).toMatchObject({ code: 0 });
  const report = jsonReport.parse(JSON.parse(ran.stdout));
  expect(report.rows).toBe(60);
  expect(report.k).toBe(report.themes.length);
  expect(report.themed).toBe(report.themes.reduce((sum, theme) => sum + theme.size, 0));
  expect(report.metrics?.purity).toBeGreaterThan(0.9);
  expect(report.confident?.coverage).toBeCloseTo(report.themed / 60, 3);
  const texts = complaintsCsv(20);
  for (const quote of report.themes.flatMap((theme) => theme.quotes)) expect(texts).toContain(quote);
  expect(ran.stderr).toMatch(/100 % \(\d+ of \d+ texts\)/);
});

test('people get a list: counts, titles and quotes, and no measures when there are no labels', async () => {
  const { code, stdout } = await runKept(['themes', 'complaints.csv', '--text', 'Comment'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toContain('60 texts from the column “Comment”');
  expect(stdout).toMatch(/^ +\d+ {2}\S/m);
  expect(stdout).toMatch(/^ +“.+”$/m);
  expect(stdout).not.toContain('V-measure');
});

test('with labels the list opens with k, V-measure, ARI and AMI', async () => {
  const { stdout } = await runKept(['themes', '-', '--text', 'Comment', '--label', 'Topic', '--level', 'groups'], { stdin: complaintsCsv(20) });
  expect(stdout).toMatch(/k \d+ {2}V-measure [\d.]+ {2}ARI [\d.]+ {2}AMI [\d.]+/);
});

test('without --text the column with the words is found, among dates, scores and names', async () => {
  const { code, stdout } = await runKept(['themes', 'complaints.csv', '--json'], { cwd: folder });
  expect(code).toBe(0);
  expect(jsonReport.parse(JSON.parse(stdout)).themes.flatMap((theme) => theme.quotes).every((quote) => quote.includes(' '))).toBe(true);
});

test('a text cannot drive the terminal it is shown on', async () => {
  const { stdout } = await runKept(['themes', '-', '--text', 'Comment'], { stdin: complaintsCsv(20).replaceAll('refund', 'refund\u001B[2J') });
  expect(stdout).toContain('refund');
  expect(stdout).not.toContain('\u001B[2J');
});

test.each([
  ['an unknown column', ['themes', 'complaints.csv', '--text', 'Words'], /no column “Words”.*“Id”, “Date”, “Score”, “Comment”, “Topic”/],
  ['an unknown label', ['themes', 'complaints.csv', '--text', 'Comment', '--label', 'Kind'], /no column “Kind”/],
  ['a file that is not there', ['themes', 'missing.csv', '--text', 'Comment'], /missing\.csv.*no such file/],
  ['a folder', ['themes', '.', '--text', 'Comment'], /folder/],
  ['no file at all', ['themes'], /needs a file/],
  ['an unknown command', ['thems'], /no command “thems”.*themes/],
  ['an unknown flag', ['themes', 'complaints.csv', '--texts', 'Comment'], /does not know --texts.*--text/],
  ['a flag without its value', ['themes', 'complaints.csv', '--text'], /--text needs a value/],
  ['an unknown level', ['themes', 'complaints.csv', '--level', 'topics'], /groups or themes, not “topics”/],
])('%s is refused in a sentence, with nothing on stdout', async (_, words, sentence) => {
  const ran = await runKept(words, { cwd: folder });
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(sentence);
  expect(ran.stderr).not.toMatch(/ at .+\.ts:\d+/);
});

test('help lists the commands, and the flags of one', async () => {
  const all = await runKept(['--help']);
  expect(all).toMatchObject({ code: 0, stderr: '' });
  expect(all.stdout).toMatch(/themes[\s\S]+import/);
  expect((await runKept(['themes', '--help'])).stdout).toContain('--label');
});
