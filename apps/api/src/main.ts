import { serve } from '@hono/node-server';
import { parseArgs } from 'node:util';
import { createApp } from './app.ts';
import { loadDemo } from './demo/load-demo.ts';
import { EnvProblem, readEnv } from './env.ts';
import { openDeps } from './open-deps.ts';
import { writeCliKey } from './organisation/write-cli-key.ts';
import { watchTries } from './try/forget-tries.ts';

const { values: flags } = parseArgs({ options: { empty: { type: 'boolean', default: false }, role: { type: 'string', default: 'all' } } });

/** Starts one process: API, worker, or both; ends cleanly on SIGTERM and Ctrl-C. */
async function main(): Promise<void> {
  if (!['api', 'worker', 'all'].includes(flags.role)) throw new EnvProblem([`--role: “${flags.role}” is not api, worker or all.`]);
  const env = readEnv(process.env);
  if (flags.role !== 'all' && env.DATABASE_URL === undefined) throw new EnvProblem(['--role: api and worker as separate processes need DATABASE_URL; the embedded database serves one process.']);
  const { deps, queue, close } = await openDeps(env, say);
  const server = flags.role === 'worker' ? undefined : serve({ fetch: createApp(deps).fetch, port: env.PORT, hostname: env.HOST });
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
  if (flags.role === 'all' && !flags.empty) await loadDemo(deps, env.HOST, say).catch((error: unknown) => unlessEnding(isEnding, error));
  if (flags.role !== 'api' && !isEnding) await queue.work(deps);
}

/** What breaks because the process is ending is no failure. */
function unlessEnding(isEnding: boolean, error: unknown): void {
  if (!isEnding) throw error;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error && (error instanceof EnvProblem || error.name === 'DirectoryInUse') ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});
