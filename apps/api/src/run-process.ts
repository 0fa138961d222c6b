import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { loadDemo } from './demo/load-demo.ts';
import type { Env } from './env.ts';
import { openDeps } from './open-deps.ts';
import { writeCliKey } from './organisation/write-cli-key.ts';
import { watchTries } from './try/forget-tries.ts';

type Role = 'api' | 'worker' | 'all';

/** Runs one process: API, worker, or both, with the demo world unless it is to begin empty; ends cleanly on SIGTERM and Ctrl-C. */
export async function runProcess(env: Env, role: Role, isEmpty: boolean): Promise<void> {
  const { deps, queue, close } = await openDeps(env, say);
  const server = role === 'worker' ? undefined : serve({ fetch: createApp(deps).fetch, port: env.PORT, hostname: env.HOST });
  const cliKey = server === undefined ? undefined : await writeCliKey(deps, `http://127.0.0.1:${env.PORT}`);
  if (server !== undefined) await watchTries(deps);
  say(`Kept is up: ${deps.place.baseUrl}`);
  let isEnding = false;
  const end = (signal: string) => {
    if (isEnding) return;
    isEnding = true;
    say(`Ending (${signal}): finishing what is under way …`);
    server?.close();
    void Promise.resolve(cliKey?.remove()).then(close).then(() => process.exit(0));
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('Ctrl-C'));
  // The demo world tells a past year: the worker, who lives today, begins when it has been told.
  if (role === 'all' && !isEmpty) await loadDemo(deps, env.HOST, say).catch((error: unknown) => unlessEnding(isEnding, error));
  if (role !== 'api' && !isEnding) await queue.work(deps);
}

/** What breaks because the process is ending is no failure. */
function unlessEnding(isEnding: boolean, error: unknown): void {
  if (!isEnding) throw error;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
