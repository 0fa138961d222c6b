import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/free-port.ts';

const main = fileURLToPath(new URL('../../../apps/api/src/main.ts', import.meta.url));

/** The product as `npm start` runs it, on a directory and a port of its own. */
export interface RunningServer {
  readonly url: string;
  readonly dataDir: string;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts the server as a process of its own and waits until it says that it is ready; its output is part of the error when it does not. */
export async function startServer(options: { flags?: readonly string[]; readyWhen?: RegExp; seconds?: number; env?: Readonly<Record<string, string>> } = {}): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kept-browser-'));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), KEPT_DATA_DIR: dataDir, KEPT_LOG: 'warn', DATABASE_URL: '', TEST_DATABASE_URL: '', ...options.env };
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...(options.flags ?? [])], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ready = options.readyWhen ?? /Kept is up/;
  const deadline = Date.now() + (options.seconds ?? 200) * 1000;
  while (!ready.test(output)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The server did not come up:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url: `http://localhost:${port}`,
    dataDir,
    output: () => output,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
