import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { forgottenAt, keptForMs, type TriedRows, triedRows, triedState, type TriedState } from './tried-file.ts';

type Place = Pick<Deps, 'place' | 'now'>;

/**
 * Tried files lie beside the database, not in it: nobody's organisation, so no tenant rows. Two files each, readable by
 * the server's user only, named after the hash of the token, so that a listing of the folder opens nothing.
 */
export async function saveTry(deps: Place, token: string, file: TriedRows, state: TriedState): Promise<void> {
  await mkdir(folder(deps), { recursive: true, mode: 0o700 });
  await writeFile(path(deps, token, 'rows'), JSON.stringify(file), { mode: 0o600 });
  await saveTryState(deps, token, state);
}

/** Replaces the state at once, so that nobody reads half of it; a file that was forgotten meanwhile stays forgotten. */
export async function saveTryState(deps: Place, token: string, state: TriedState): Promise<void> {
  const draft = `${path(deps, token, 'state')}.${process.pid}`;
  await writeFile(draft, JSON.stringify(state), { mode: 0o600 });
  if (await exists(path(deps, token, 'rows'))) await rename(draft, path(deps, token, 'state'));
  else await rm(draft, { force: true });
}

/** The state of a tried file that is not older than an hour. */
export async function findTryState(deps: Place, token: string): Promise<TriedState | undefined> {
  const text = await readFile(path(deps, token, 'state'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const state = triedState.parse(JSON.parse(text));
  return forgottenAt(state) > deps.now() ? state : undefined;
}

/** Takes the rows for keeping, so that a second attempt at the same moment finds none; `giveBack` undoes it. */
export async function claimTryRows(deps: Place, token: string): Promise<{ file: TriedRows; giveBack: () => Promise<void> } | undefined> {
  const [from, to] = [path(deps, token, 'rows'), path(deps, token, 'kept')];
  const isOurs = await rename(from, to).then(
    () => true,
    () => false,
  );
  if (!isOurs) return undefined;
  const file = triedRows.parse(JSON.parse(await readFile(to, 'utf8')));
  return { file, giveBack: () => rename(to, from) };
}

/** Removes every trace of one tried file. */
export async function dropTry(deps: Place, token: string): Promise<void> {
  for (const part of ['rows', 'kept', 'state'] as const) await rm(path(deps, token, part), { force: true });
}

/** Removes every tried file that came more than an hour ago, half-written drafts included; says how many are left. */
export async function dropOldTries(deps: Place): Promise<number> {
  const oldest = new Map<string, number>();
  const names = await readdir(folder(deps)).catch(() => []);
  for (const name of names) {
    const changedAt = await stat(join(folder(deps), name)).then(({ mtimeMs }) => mtimeMs, () => Infinity);
    oldest.set(idOf(name), Math.min(changedAt, oldest.get(idOf(name)) ?? Infinity));
  }
  const isOld = (id: string) => deps.now().getTime() - (oldest.get(id) ?? 0) >= keptForMs;
  for (const name of names.filter((each) => isOld(idOf(each)))) await rm(join(folder(deps), name), { force: true });
  return [...oldest.keys()].filter((id) => !isOld(id)).length;
}

function idOf(name: string): string {
  return name.split('.')[0] ?? name;
}

function folder(deps: Place): string {
  return join(deps.place.dataDir, 'tried-files');
}

function path(deps: Place, token: string, part: 'rows' | 'kept' | 'state'): string {
  return join(folder(deps), `${sha256(token)}.${part}`);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
