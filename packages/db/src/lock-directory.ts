import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const holderSchema = z.object({ pid: z.number().int().positive(), host: z.string(), started: z.string(), since: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** Another process has the directory; the message names it. */
export class DirectoryInUse extends Error {
  constructor(directory: string, holder: Holder) {
    super(`The data directory ${directory} is in use by process ${holder.pid} on ${holder.host} since ${holder.since}. Stop that process first, or choose another directory with KEPT_DATA_DIR.`);
    this.name = 'DirectoryInUse';
  }
}

/**
 * Keeps a second process out of an embedded database, which has no lock of its own and would silently corrupt.
 * A lock left by a process that no longer runs is taken over. Throws DirectoryInUse.
 */
export async function lockDirectory(directory: string): Promise<{ release: () => Promise<void> }> {
  const path = join(directory, 'lock');
  const mine: Holder = { pid: process.pid, host: hostname(), started: await startOf(process.pid), since: new Date().toISOString() };
  const draft = join(directory, `lock.${process.pid}`);
  await writeFile(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await placed(draft, path)) return { release: () => releaseIfMine(path, mine) };
      await dropIfStale(path, directory);
    }
    throw new Error(`The lock of ${directory} could not be taken: it keeps changing hands.`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Throws DirectoryInUse when a process that runs holds the directory. Takes nothing: a look before work that is in vain otherwise. */
export async function refuseHeld(directory: string): Promise<void> {
  const holder = await read(join(directory, 'lock'));
  if (holder !== 'gone' && holder !== 'broken' && (await isAlive(holder))) throw new DirectoryInUse(directory, holder);
}

async function placed(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's lock away. Whoever moves a live one by a race puts it back. */
async function dropIfStale(path: string, directory: string): Promise<void> {
  const holder = await read(path);
  if (holder === 'gone') return;
  await refuseHeld(directory);
  const aside = `${path}.stale.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await read(aside);
  if (moved !== 'gone' && moved !== 'broken' && (await isAlive(moved))) await placed(aside, path);
  await rm(aside, { force: true });
}

async function releaseIfMine(path: string, mine: Holder): Promise<void> {
  const holder = await read(path);
  if (holder !== 'gone' && holder !== 'broken' && holder.pid === mine.pid && holder.started === mine.started) await rm(path, { force: true });
}

async function read(path: string): Promise<Holder | 'gone' | 'broken'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    const parsed = holderSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'broken';
  } catch {
    return 'broken';
  }
}

/** A process id alone may have been given to somebody else since; its start time tells them apart where it can be read. */
async function isAlive(holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return false;
  }
  const started = await startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
