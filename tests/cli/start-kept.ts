import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';

const main = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url));

/** A real server as a process of its own; `stop` ends it as Ctrl-C would, `kill` as a power cut would. */
export async function startKept(env: Readonly<Record<string, string>>): Promise<{ url: string; stop: () => Promise<void>; kill: () => Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, '--empty'], { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Kept is up')) resolve();
    });
    child.once('close', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    // What does not end when asked must not outlive the test.
    const impatient = setTimeout(() => child.kill('SIGKILL'), 120_000);
    await ended;
    clearTimeout(impatient);
  };
  return { url: `http://127.0.0.1:${port}`, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
