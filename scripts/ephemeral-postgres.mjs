// A PostgreSQL server of a test run's own: found among the installed binaries, on loopback, gone at the end.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The folder of initdb and postgres, or undefined when no server is installed. */
export function findServerBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')) : [];
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...versions, ...onPath].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** Starts a server with an empty cluster; `stop` ends it and removes its files. */
export async function startPostgres() {
  const binaries = findServerBinaries();
  if (binaries === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kept-postgres-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    chmodSync(folder, 0o700);
    chownSync(folder, Number(execFileSync('id', ['-u', 'postgres'])), Number(execFileSync('id', ['-g', 'postgres'])));
  }
  const as = (command, args) => (isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args]);
  const data = join(folder, 'data');
  const [initdb, initArgs] = as(join(binaries, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync']);
  execFileSync(initdb, initArgs, { stdio: 'ignore' });
  const port = await freePort();
  const flags = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'];
  const [postgres, args] = as(join(binaries, 'postgres'), flags);
  const child = spawn(postgres, args, { stdio: 'ignore' });
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('close', resolve));
    const [control, controlArgs] = as(join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
    execFileSync(control, controlArgs, { stdio: 'ignore' });
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await untilReady(join(binaries, 'pg_isready'), port);
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

async function untilReady(command, port) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    try {
      execFileSync(command, ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('The PostgreSQL server for the tests did not start within a minute.');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
