import type { FileBytes } from '@kept/api/files/file-bytes.ts';
import type { UndoForecast } from '@kept/api/listen/undo-forecast.ts';
import type { ImportAnswer, ImportRow } from '@kept/api/listen/read-import.ts';
import { cliKeyFile, cliKeyPath } from '@kept/api/organisation/cli-key-file.ts';
import { AppError } from '@kept/core/errors.ts';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

/** What an import is told beside the file: the query of POST /api/v1/imports. */
export type ImportQuery = Readonly<Record<string, string>>;

/** Where an import happens: a server that runs, or this process with the database in its own hands. */
export interface ImportPlace {
  readonly name: string;
  readonly start: (query: ImportQuery, bytes: FileBytes) => Promise<ImportAnswer>;
  readonly read: (id: string) => Promise<ImportAnswer>;
  /** The latest import that can be taken back. */
  readonly latest: () => Promise<ImportRow | undefined>;
  /** What taking an import back would leave. */
  readonly forecast: (id: string) => Promise<UndoForecast>;
  readonly undo: (id: string) => Promise<ImportAnswer>;
  readonly problems: (id: string) => Promise<string>;
  /** Finds the themes of what was imported; undefined where a server does that by itself. */
  readonly findThemes: ((tell: (step: string) => void) => Promise<void>) | undefined;
  readonly close: () => Promise<void>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** A server that is gone refuses at once; one that is busy may take a while. */
const answerWithinMs = 20_000;

/** Finds the server that runs on this machine by its key file; without one the database is opened here. */
export async function openImportPlace(wanted: string | undefined, tell: (step: string) => void): Promise<ImportPlace> {
  const dataDir = dataDirectory();
  const running = await findServer(dataDir);
  // The whole server takes seconds to load: only where it is needed.
  if (running === undefined) {
    const { openOwnPlace } = await import('./own-place.ts');
    return openOwnPlace(dataDir, (organisations) => chooseOrganisation(organisations, wanted), tell);
  }
  const { openServerPlace } = await import('./server-place.ts');
  return openServerPlace(running.url, chooseOrganisation(running.organisations, wanted));
}

/** The launcher starts the server in the project's folder, so a relative path means one there, wherever this is called. */
function dataDirectory(): string {
  const given = process.env.KEPT_DATA_DIR ?? '';
  return isAbsolute(given) ? given : join(root, given === '' ? 'data' : given);
}

async function findServer(dataDir: string): Promise<z.infer<typeof cliKeyFile> | undefined> {
  const text = await readFile(cliKeyPath(dataDir), 'utf8').catch(() => undefined);
  const file = text === undefined ? undefined : cliKeyFile.safeParse(parsed(text)).data;
  if (file === undefined) return undefined;
  const isUp = await fetch(`${file.url}/healthz`, { signal: AbortSignal.timeout(answerWithinMs) }).then(
    (answer) => answer.ok,
    () => false,
  );
  return isUp ? file : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function chooseOrganisation<T extends { readonly slug: string; readonly name: string }>(organisations: readonly T[], wanted: string | undefined): T {
  const [first] = organisations;
  const known = organisations.map(({ slug }) => slug).join(', ');
  if (first === undefined) throw new AppError('invalid', 'There is no organisation yet. Start Kept with “npm start -- --empty”, open its address and create one.');
  if (wanted !== undefined) {
    const found = organisations.find(({ slug }) => slug === wanted);
    if (found === undefined) throw new AppError('invalid', `There is no organisation “${wanted}” here. There is ${known}.`);
    return found;
  }
  if (organisations.length > 1) throw new AppError('invalid', `Which organisation? Say --organisation with one of ${known}.`);
  return first;
}
