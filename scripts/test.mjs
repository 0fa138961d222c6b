// `npm test`: checks, unit tests, integration tests on the embedded database and on PostgreSQL, browser tests.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findServerBinaries, startPostgres } from './ephemeral-postgres.mjs';
import { buildWeb, installMissing, projectNode, root, run } from './launch.mjs';

const results = join(root, 'node_modules', '.cache', 'kept', 'results');
/** What is about the embedded database, the source tree or the command line's own process says nothing new on PostgreSQL. */
const embeddedOnly = ['tests/architecture.test.ts', 'tests/mail/every-mail.test.ts', 'tests/mail/hostile-words.test.ts', 'tests/database/lock-directory.test.ts', 'tests/demo/**', 'tests/cli/**', 'tests/try/**'];
/** What only a server tells. */
const serverOnly = ['tests/database/no-whole-table.test.ts', 'tests/database/full-pipeline.test.ts'];
const total = { passed: 0, failed: 0, skipped: 0 };
/** Name and first line of what is red, said once more at the end: the last lines of a long log are the ones that are kept. */
const red = [];

await installMissing();
mkdirSync(results, { recursive: true });
await stage('Checks', () => checks());
await stage('Unit tests', () => vitest('unit', ['packages', 'apps'], {}));
await stage('Integration tests on the embedded database (PGlite)', () => vitest('embedded', ['tests'], { TEST_DATABASE_URL: '' }, { without: serverOnly }));
await stage('Integration tests on PostgreSQL', () => onPostgres());
await stage('Browser tests', () => inBrowser());
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
for (const line of red) process.stdout.write(`\nFAILED ${line}`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

async function stage(name, work) {
  const began = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  await work();
  process.stdout.write(`== ${name}: ${Math.round((Date.now() - began) / 1000)} s\n`);
}

async function checks() {
  const code = await run(projectNode(), [join(root, 'scripts/check.mjs')]);
  if (code === 0) total.passed += 1;
  else {
    total.failed += 1;
    red.push('Checks: see above');
  }
}

/** A run that dies without a result file counts as failed, never as nothing. */
async function vitest(name, folders, env, { config = 'vitest.config.ts', without = [] } = {}) {
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  const args = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...without.flatMap((path) => ['--exclude', path]), ...folders];
  const code = await run(projectNode(), [join(root, 'node_modules/vitest/vitest.mjs'), ...args], { env: { ...process.env, ...env } });
  const result = read(file);
  total.passed += result.numPassedTests;
  total.failed += result.numFailedTests;
  total.skipped += result.numPendingTests + result.numTodoTests;
  if (code !== 0 && result.numFailedTests === 0) total.failed += 1;
  red.push(...failuresOf(result).map((line) => `${name}: ${line}`));
  if (code !== 0 && failuresOf(result).length === 0) red.push(`${name}: ended with ${code} and named no test`);
}

/** A file that could not be loaded has a message and no test. */
function failuresOf(result) {
  return (result.testResults ?? []).flatMap((file) => {
    const path = relative(root, file.name);
    const tests = file.assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return file.status === 'failed' ? [`${path}: ${firstLines(file.message)}`] : [];
    return tests.map((test) => `${path}: ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`);
  });
}

function firstLines(text) {
  return text.split('\n').slice(0, 12).map((line) => `  ${line}`).join('\n');
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
  }
}

async function onPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    process.stdout.write('On the server of TEST_DATABASE_URL\n');
    return vitest('postgres', ['tests'], { TEST_DATABASE_URL: given }, { without: embeddedOnly });
  }
  const server = await startPostgres();
  if (server === undefined) {
    process.stdout.write('No PostgreSQL server is installed and TEST_DATABASE_URL is not set: these did not run.\n');
    if (process.env.CI !== undefined) total.failed += 1;
    return undefined;
  }
  process.stdout.write(`On a server of our own, from ${findServerBinaries()}\n`);
  try {
    return await vitest('postgres', ['tests'], { TEST_DATABASE_URL: server.url }, { without: embeddedOnly });
  } finally {
    await server.stop();
  }
}

async function inBrowser() {
  await buildWeb();
  await vitest('browser', [], {}, { config: 'vitest.browser.config.ts' });
}
