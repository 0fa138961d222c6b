import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../scripts/ephemeral-postgres.mjs';

export const databases = ['embedded', 'postgres'] as const;
export type DatabaseName = (typeof databases)[number];

/** Where a run happens: a data directory of its own and, on PostgreSQL, a database; gone at the end. */
export interface Place {
  readonly database: DatabaseName;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Opens a place; undefined for PostgreSQL when no server is installed. */
export async function openPlace(database: DatabaseName): Promise<Place | undefined> {
  if (database === 'embedded') return placeOn();
  const server = await startPostgres();
  return server === undefined ? undefined : placeOn(server);
}

/** A place on a database that somebody else has opened, or on the embedded one. */
export async function placeOn(server?: { readonly url: string; readonly stop: () => Promise<void> }): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kept-fault-'));
  return {
    database: server === undefined ? 'embedded' : 'postgres',
    dataDir,
    env: {
      KEPT_DATA_DIR: dataDir,
      KEPT_LOG: 'error',
      KEPT_SECRETS: 'a secret for fault runs that is long enough to sign with',
      ...(server === undefined ? {} : { DATABASE_URL: server.url }),
    },
    close: async () => {
      await server?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
