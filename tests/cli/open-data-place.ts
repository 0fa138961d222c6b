import { openPostgres } from '@kept/db/client.ts';
import { readEnv } from '@kept/api/env.ts';
import { openDeps } from '@kept/api/open-deps.ts';
import { createOrganisation } from '@kept/api/organisation/create-organisation.ts';
import { systemCtx, type Ctx } from '@kept/api/context.ts';
import { testPassword } from '../support/world.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data directory of a test's own, as an installation has it; its database is the embedded one, or a fresh one on TEST_DATABASE_URL's server. */
export interface DataPlace {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Opens the place as one process would, does something as the organisation, and closes it again. */
  readonly inside: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
  /** Adds an organisation and answers with its slug. */
  readonly addOrganisation: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openDataPlace(): Promise<DataPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-data-'));
  const database = await freshDatabase();
  const env = { KEPT_DATA_DIR: folder, KEPT_LOG: 'error', KEPT_SECRETS: 'a secret for tests that is long enough to sign with', ...(database === undefined ? {} : { DATABASE_URL: database.url }) };
  let orgId = '';
  const opened = async <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => {
    const { deps, close } = await openDeps(readEnv(env), () => undefined);
    try {
      return await work(systemCtx(deps, orgId, 'test'));
    } finally {
      await close();
    }
  };
  return {
    folder,
    env,
    inside: opened,
    addOrganisation: (name) =>
      opened(async (ctx) => {
        const made = await createOrganisation(ctx, { organisationName: name, timezone: 'Europe/London', postalAddress: '', name: 'Ada Admin', email: `${randomBytes(6).toString('hex')}@staff.example`, password: testPassword });
        orgId = orgId === '' ? made.orgId : orgId;
        return made.slug;
      }),
    close: async () => {
      await database?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> } | undefined> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined || server === '') return undefined;
  const name = `kept_cli_${randomBytes(6).toString('hex')}`;
  const admin = openPostgres(server, 1);
  await admin.runScript(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await admin.runScript(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}
