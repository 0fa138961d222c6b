import { DirectoryInUse, refuseHeld } from '@kept/db/lock-directory.ts';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EnvProblem, readEnv } from './env.ts';

const { values: flags } = parseArgs({ options: { empty: { type: 'boolean', default: false }, role: { type: 'string', default: 'all' } } });

/** Refuses at once what cannot run here; all that takes time to load comes after. */
async function main(): Promise<void> {
  const { role } = flags;
  if (role !== 'api' && role !== 'worker' && role !== 'all') throw new EnvProblem([`--role: “${role}” is not api, worker or all.`]);
  const env = readEnv(process.env);
  if (role !== 'all' && env.DATABASE_URL === undefined) throw new EnvProblem(['--role: api and worker as separate processes need DATABASE_URL; the embedded database serves one process.']);
  if (env.DATABASE_URL === undefined) await refuseHeld(resolve(env.KEPT_DATA_DIR));
  const { runProcess } = await import('./run-process.ts');
  await runProcess(env, role, flags.empty);
}

main().catch((error: unknown) => {
  const isExpected = error instanceof EnvProblem || error instanceof DirectoryInUse;
  process.stderr.write(`${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
});
