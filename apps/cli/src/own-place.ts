import { systemCtx } from '@kept/api/context.ts';
import { readEnv } from '@kept/api/env.ts';
import { forecastUndo, undoImport } from '@kept/api/forget/undo-import.ts';
import { listImports, readImport, writeProblems } from '@kept/api/listen/read-import.ts';
import { runImport } from '@kept/api/listen/run-import.ts';
import { importQuery, startImport } from '@kept/api/listen/start-import.ts';
import { openDeps } from '@kept/api/open-deps.ts';
import { listOrganisations } from '@kept/api/organisation/list-organisations.ts';
import { runJob } from '@kept/api/run-due.ts';
import type { ImportPlace } from './import-place.ts';
import { openQuery } from './open-query.ts';

interface Named {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Placing may start a run, and a run leaves texts to be placed: after so many turns nothing waits. */
const turns = 2;

/** Imports in this process: opens the database itself and does afterwards what the worker would do. Throws when a server holds the directory. */
export async function openOwnPlace(dataDir: string, choose: (organisations: readonly Named[]) => Named, tell: (step: string) => void): Promise<ImportPlace> {
  const { deps, close } = await openDeps(readEnv({ KEPT_LOG: 'error', ...process.env, KEPT_DATA_DIR: dataDir }), tell, { withQueue: false });
  try {
    const organisation = choose(await listOrganisations(deps));
    const ctx = systemCtx(deps, organisation.id, 'command-line');
    let failure: unknown;
    return {
      name: `${organisation.name}, with the database opened here`,
      start: async (query, bytes) => {
        const { answer } = await startImport(ctx, openQuery(importQuery, query), bytes.read());
        // A large file goes on while the caller looks how far it is.
        if (answer.state === 'running') void runImport(ctx, answer.id).catch((error: unknown) => (failure = error));
        return answer;
      },
      read: async (id) => {
        if (failure !== undefined) throw failure;
        return readImport(ctx, id);
      },
      latest: async () => (await listImports(ctx)).items.find(({ undoUntil }) => undoUntil !== null),
      forecast: (id) => forecastUndo(ctx, id),
      undo: async (id) => {
        await undoImport(ctx, id);
        await runJob(deps, 'undo-import', organisation.id);
        return readImport(ctx, id);
      },
      problems: (id) => writeProblems(ctx, id),
      findThemes: async (say) => {
        for (let turn = 0; turn < turns; turn += 1) {
          say('Reading the texts');
          await runJob(deps, 'place-feedback', organisation.id);
          say('Finding themes');
          await runJob(deps, 'find-themes', organisation.id);
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
