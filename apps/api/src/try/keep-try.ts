import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { type Ctx, type Deps, systemCtx } from '../context.ts';
import { bytesInMemory } from '../files/file-bytes.ts';
import { triedFileName, triedSource } from '../listen/find-before.ts';
import { startImport } from '../listen/start-import.ts';
import { createOrganisation, newOrganisation } from '../organisation/create-organisation.ts';
import { openSession } from '../organisation/open-session.ts';
import { forgotten } from './read-try.ts';
import type { TriedRows } from './tried-file.ts';
import { claimTryRows, dropTry, findTryState } from './try-store.ts';

export const keepTryInput = newOrganisation;
export const keptTry = z.object({ slug: z.string() });

/**
 * Makes an organisation of a tried file: its administrator, its rows through the same import as any file, a session. A large
 * file is still being imported when this answers. Once: the tried file is forgotten, whatever becomes of the organisation.
 */
export async function keepTry(deps: Deps, token: string, input: z.infer<typeof keepTryInput>): Promise<z.infer<typeof keptTry> & { cookie: string }> {
  if ((await findTryState(deps, token)) === undefined) throw forgotten();
  const claimed = await claimTryRows(deps, token);
  if (claimed === undefined) throw forgotten();
  const made = await createOrganisation(deps, input).catch(async (error: unknown) => {
    await claimed.giveBack();
    throw error;
  });
  await importRows(systemCtx(deps, made.orgId, 'keep-tried-file'), claimed.file);
  await dropTry(deps, token);
  const { cookie } = await openSession(deps, made.accountId, made.orgId);
  return { cookie, slug: made.slug };
}

/** Each row has its number as its id, so that two people who said the same stay two. */
async function importRows(ctx: Ctx, { rows, metric, hash }: TriedRows): Promise<void> {
  const csv = stringify(rows.map((row, i) => [String(i + 1), row.text, row.score, row.date]), { header: true, columns: ['Row', 'Text', 'Score', 'Date'] });
  const map = metric === null ? 'id=Row,text=Text,date=Date' : 'id=Row,text=Text,score=Score,date=Date';
  await startImport(ctx, { source: triedSource, file: triedFileName, map, dryRun: '0', kind: 'survey', into: 'feedback', delimiter: ',', ...(metric === null ? {} : { metric }) }, bytesInMemory(Buffer.from(csv)).read(), hash);
}
