import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url));
const mostSecondsToStart = 600;

/** The product as a process of its own; `kill` ends it as a power cut would, `stop` as Ctrl-C would. */
export interface KeptProcess {
  readonly pid: number | undefined;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts the product and waits until it says that it is up; what it said is part of the error when it does not. */
export async function startProcess(flags: readonly string[], env: Readonly<Record<string, string>>, port: number): Promise<KeptProcess> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...flags], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    process.stderr.write(chunk);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    // What does not end when asked must not outlive the run.
    const impatient = setTimeout(() => child.kill('SIGKILL'), 120_000);
    await ended;
    clearTimeout(impatient);
  };
  const deadline = Date.now() + mostSecondsToStart * 1000;
  while (!said.includes('Kept is up')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end('SIGKILL');
      throw new Error(`Kept did not come up:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { pid: child.pid, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
