import { createApp } from '@kept/api/app.ts';
import type { Deps } from '@kept/api/context.ts';
import type { OutsideWeb } from '@kept/api/organisation/webhooks/outside-web.ts';
import { createLimits } from '@kept/api/http/limits.ts';
import type { MailDoor } from '@kept/api/mail/inbound/mail-door.ts';
import { createOutboxTransport } from '@kept/api/mail/outbox-transport.ts';
import type { MailTransport } from '@kept/api/mail/transport.ts';
import { runDue } from '@kept/api/run-due.ts';
import { createSecrets } from '@kept/api/secrets.ts';
import type { OpenDatabase } from '@kept/db/client.ts';
import { createThemeEngine, type ThemeEngine } from '@kept/themes/theme-engine.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openTestDatabase } from './test-database.ts';

/** The product on a real database of its own. Only the world outside is replaced: the clock, mail unless a transport is given, and the names of the web. */
export interface TestApp {
  readonly deps: Deps;
  /** Connects the job queue, for the tests that are about it. */
  readonly connect: (wake: Deps['wake']) => void;
  /** Asks for a path, or for a whole address where it matters by which name the request comes. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Does what the worker would do: every sweep, as often as needed. Wake-ups are all lost here, on purpose. */
  readonly settle: () => Promise<void>;
  /** Moves the clock; sessions, deadlines and budgets follow. */
  readonly setNow: (now: Date) => void;
  readonly close: () => Promise<void>;
}

/** Opens a TestApp at a fixed moment; close it in afterAll. */
export async function openTestApp(options: { now?: Date; transport?: MailTransport; door?: MailDoor; engine?: ThemeEngine; database?: OpenDatabase; random?: Deps['random']; web?: OutsideWeb; readTexts?: Deps['readTexts']; baseUrl?: string } = {}): Promise<TestApp> {
  const database = options.database ?? (await openTestDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'kept-test-'));
  let wake: Deps['wake'] = async () => undefined;
  let now = options.now ?? new Date();
  const engine = options.engine ?? createThemeEngine({ threads: 1 });
  const clock = () => new Date(now.getTime());
  const deps: Deps = {
    database,
    db: database.db,
    now: clock,
    random: options.random ?? ((bytes) => randomBytes(bytes)),
    transport: options.transport ?? createOutboxTransport(database.db, clock),
    door: options.door,
    engine,
    secrets: createSecrets(['a secret for tests that is long enough to sign with']),
    web: options.web ?? { resolve: async () => [], isPrivateAllowed: false, longestMs: 1000 },
    readTexts: options.readTexts ?? (async () => []),
    limits: createLimits(),
    log: pino({ level: process.env.KEPT_LOG ?? 'error' }, pino.destination(2)),
    place: { baseUrl: options.baseUrl ?? 'http://localhost', trustProxy: false, dataDir, isOpenToTry: true, isOnlyAtOwnName: false },
    wake: (job, orgId) => wake(job, orgId),
  };
  const app = createApp(deps);
  return {
    deps,
    connect: (connected) => {
      wake = connected;
    },
    fetch: async (path, init) => app.request(path.startsWith('/') ? `http://localhost${path}` : path, init),
    settle: async () => {
      for (let round = 0; round < 4; round += 1) await runDue(deps);
    },
    setNow: (moment) => {
      now = moment;
    },
    close: async () => {
      if (options.engine === undefined) await engine.close();
      await database.close();
      // A file somebody tried may still be written to while its folder is emptied.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}
