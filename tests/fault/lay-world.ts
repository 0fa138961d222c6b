import { createApp } from '@kept/api/app.ts';
import { readEnv } from '@kept/api/env.ts';
import { openDeps } from '@kept/api/open-deps.ts';
import { runDue } from '@kept/api/run-due.ts';
import type { TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import type { Place } from './open-place.ts';

/** What was laid, and a way to ask a running server about it as the administrator. */
export interface LaidWorld<T> {
  readonly laid: T;
  readonly get: (url: string, path: string) => Promise<Response>;
}

/** Makes an organisation and lays in it whatever a scenario needs, while no worker runs; nothing is open at the end. */
export async function layWorld<T>(place: Place, lay: (app: TestApp, world: World) => Promise<T>): Promise<LaidWorld<T>> {
  const { deps, close } = await openDeps(readEnv(place.env), () => undefined);
  const server = createApp(deps);
  let running: string | undefined;
  const app: TestApp = {
    deps,
    connect: () => undefined,
    fetch: async (path, init) => (running === undefined ? server.request(`http://localhost${path}`, init) : fetch(`${running}${path}`, { ...init, signal: AbortSignal.timeout(10_000) })),
    settle: () => runDue(deps),
    setNow: () => undefined,
    close,
  };
  try {
    const world = await makeWorld(app, 'Fault Limited');
    const laid = await lay(app, world);
    return {
      laid,
      get: (url, path) => {
        running = url;
        return world.admin.get(path);
      },
    };
  } finally {
    await close();
  }
}

/** The body of an answer; one that is no 2xx is an error. */
export async function answerOf(sent: Promise<Response>): Promise<unknown> {
  const response = await sent;
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
  return body;
}
