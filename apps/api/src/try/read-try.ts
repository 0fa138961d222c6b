import { AppError } from '@kept/core/errors.ts';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { forgottenAt, silentMs, triedState } from './tried-file.ts';
import { findTryState } from './try-store.ts';

export const tryAnswer = z.discriminatedUnion('state', [
  triedState.options[0].omit({ startedAt: true, beatAt: true }),
  triedState.options[1].omit({ startedAt: true }).extend({ forgottenAt: z.iso.datetime() }),
  triedState.options[2].omit({ startedAt: true }),
]);

/** Said of a token that is forged, used up or an hour old, in the same words. */
export function forgotten(): AppError {
  return new AppError('not_found', 'This file is not here any more: what is tried without an account is forgotten after an hour. Drop it again.');
}

/** How far Kept is with a tried file, or its themes. */
export async function readTry(deps: Deps, token: string): Promise<z.infer<typeof tryAnswer>> {
  const state = await findTryState(deps, token);
  if (state === undefined) throw forgotten();
  if (state.state === 'reading' && deps.now().getTime() - Date.parse(state.beatAt) > silentMs) return { state: 'failed', message: 'The server was started anew while it read your file. Drop the file again.' };
  return tryAnswer.parse({ ...state, forgottenAt: forgottenAt(state).toISOString() });
}
