import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../scripts/ephemeral-postgres.mjs';

/** Where a bench runs: a PostgreSQL server of its own where one is installed, else the embedded database; gone at the end. */
export interface Place {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Opens a place and says which it is. */
export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-bench-'));
  const server = await startPostgres();
  const name = server === undefined ? 'embedded database (PGlite; no PostgreSQL server is installed)' : 'PostgreSQL, fsync off';
  process.stdout.write(`on: ${name}\n`);
  return {
    name,
    env: {
      KEPT_DATA_DIR: folder,
      KEPT_LOG: 'error',
      KEPT_TRUST_PROXY: '1',
      KEPT_SECRETS: 'a secret for benches that is long enough to sign with',
      ...(server === undefined ? {} : { DATABASE_URL: server.url }),
    },
    close: async () => {
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
