import { DirectoryInUse, lockDirectory } from '@kept/db/lock-directory.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url));
const module = fileURLToPath(new URL('../../packages/db/src/lock-directory.ts', import.meta.url));
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kept-lock-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** A real second process that takes the lock, says so, and keeps it until it is killed. */
function holder(where: string) {
  const script = `import(${JSON.stringify(module)}).then(async ({ lockDirectory }) => { await lockDirectory(${JSON.stringify(where)}); console.log('held'); setInterval(() => {}, 1000); }, () => {}).catch((error) => { console.log(error.message); process.exit(1); });`;
  return spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

test('a second process is refused and told who holds the directory; after a crash the lock is taken over', async () => {
  const first = holder(directory);
  await once(first.stdout, 'data');
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse);
  await expect(lockDirectory(directory)).rejects.toThrow(`process ${first.pid} `);
  first.kill('SIGKILL');
  await once(first, 'close');
  const lock = await lockDirectory(directory);
  expect(JSON.parse(await readFile(join(directory, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
});

test('Kept started on a directory that is held ends by itself and names the holder', async () => {
  const lock = await lockDirectory(directory);
  const { DATABASE_URL: _other, ...env } = process.env;
  const second = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...env, KEPT_DATA_DIR: directory, PORT: '0' }, stdio: ['ignore', 'ignore', 'pipe'] });
  const [said, [code]] = await Promise.all([text(second.stderr), once(second, 'close')]);
  await lock.release();
  expect(code).toBe(1);
  expect(said).toContain(`in use by process ${process.pid} on `);
});

test('a lock that cannot be read, or whose process id was given to somebody else, is taken over', async () => {
  await writeFile(join(directory, 'lock'), 'not a lock');
  await (await lockDirectory(directory)).release();
  const lock = await lockDirectory(directory);
  const held = JSON.parse(await readFile(join(directory, 'lock'), 'utf8'));
  await lock.release();
  await writeFile(join(directory, 'lock'), JSON.stringify({ ...held, started: '1' }));
  const again = await lockDirectory(directory);
  await again.release();
});

test('of many processes that want it at once, exactly one gets it', async () => {
  const wanted = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
  expect(wanted.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});
