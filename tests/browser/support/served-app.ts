import { serve } from '@hono/node-server';
import { createApp } from '@kept/api/app.ts';
import { createOutboxTransport } from '@kept/api/mail/outbox-transport.ts';
import type { MailTransport } from '@kept/api/mail/transport.ts';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { type Person, testPassword } from '../../support/world.ts';
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts';

/** The product at an address of its own, with a clock and a worker that the test moves: what takes ten minutes takes none. */
export interface ServedApp {
  readonly app: TestApp;
  readonly url: string;
  /** Lets the clock run, and then does the worker's work. */
  readonly wait: (minutes: number) => Promise<void>;
  /** How many more mails the other side takes before it asks to wait. */
  readonly letThrough: (mails: number) => void;
  readonly close: () => Promise<void>;
}

/** Serves the product from a moment on; with name servers of a test's own where it is about names. */
export async function serveTestApp(start: Date, { readTexts }: { readTexts?: (name: string) => Promise<readonly string[]> } = {}): Promise<ServedApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let room = Infinity;
  let now = start;
  const database = await openTestDatabase();
  const outbox = createOutboxTransport(database.db, () => now);
  const transport: MailTransport = { ...outbox, deliver: async (message) => (room-- > 0 ? outbox.deliver(message) : { outcome: 'later', reason: 'The other side asks to wait.', retryAfterSeconds: 60 }) };
  const app = await openTestApp({ now: start, baseUrl: url, database, transport, ...(readTexts === undefined ? {} : { readTexts }) });
  const server = serve({ fetch: createApp(app.deps).fetch, port });
  return {
    app,
    url,
    wait: async (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
      app.setNow(now);
      await app.settle();
    },
    letThrough: (mails) => {
      room = mails;
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await app.close();
    },
  };
}

/** Opens a browser window for somebody of a test's own organisation, signed in already. */
export async function openPerson(browser: Browser, served: ServedApp, person: Person, size?: VisitorOptions): Promise<Visitor> {
  const visitor = await openVisitor(browser, served.url, size);
  const answer = await visitor.context.request.post('/api/v1/session', { data: { email: person.email, password: testPassword }, headers: { origin: served.url, 'sec-fetch-site': 'same-origin' } });
  expect(answer.status(), await answer.text()).toBe(200);
  return visitor;
}
