import { AppError } from '@kept/core/errors.ts';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { findThemesInTry, waitingStep } from './find-themes-in-try.ts';
import { readTriedFile } from './read-tried-file.ts';
import { forgottenAt, type TriedState } from './tried-file.ts';
import { dropOldTries, saveTry } from './try-store.ts';

export const startedTry = z.object({ token: z.string(), forgottenAt: z.iso.datetime(), texts: z.int(), textColumn: z.string() });

const takenTypes = ['text/csv', 'application/octet-stream'];
const tokenBytes = 32;
const mostKept = 200;

/**
 * Takes a visitor's file and starts finding its themes. What they get is a token that alone opens the result; no account, no
 * cookie. Personal data in the texts is replaced before anything is saved. Throws AppError for a file that cannot be read.
 */
export async function startTry(deps: Deps, address: string, file: { contentType: string | undefined; bytes: () => Promise<ArrayBuffer> }): Promise<z.infer<typeof startedTry>> {
  const type = file.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!takenTypes.includes(type)) throw new AppError('invalid', 'Send the file itself as the body, with Content-Type: text/csv.');
  await deps.limits.tryFileByAddress.take(address);
  // Threat: many addresses fill the disk. What is kept is bounded, whoever sends it.
  if ((await dropOldTries(deps)) >= mostKept) throw new AppError('unavailable', 'Too many files are being tried here right now. Try again in an hour.');
  const { textColumn, ...kept } = await readTriedFile(new Uint8Array(await file.bytes()), deps.now());
  const token = Buffer.from(deps.random(tokenBytes)).toString('base64url');
  const startedAt = deps.now().toISOString();
  const state: TriedState = { state: 'reading', startedAt, beatAt: startedAt, step: waitingStep, done: null, total: null };
  await saveTry(deps, token, kept, state);
  void findThemesInTry(deps, token, { rows: kept.rows, textColumn, startedAt });
  return { token, forgottenAt: forgottenAt(state).toISOString(), texts: kept.rows.filter((row) => row.text !== '').length, textColumn };
}
