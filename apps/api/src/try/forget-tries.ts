import type { Deps } from '../context.ts';
import { dropOldTries } from './try-store.ts';

const everyMs = 60_000;

/** Forgets every tried file that came more than an hour ago. */
export async function forgetTries(deps: Deps): Promise<void> {
  await dropOldTries(deps);
}

/** Forgets at the start what grew old while the server was down, then looks every minute. The timer keeps no process alive. */
export async function watchTries(deps: Deps): Promise<void> {
  await forgetTries(deps);
  setInterval(() => void forgetTries(deps).catch((error: unknown) => deps.log.warn({ err: error }, 'Tried files could not be forgotten')), everyMs).unref();
}
