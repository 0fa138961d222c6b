import { z } from 'zod';
import { type Deps, systemCtx } from '../context.ts';
import { receiveMany } from '../listen/receive-many.ts';
import { createOrganisation, newOrganisation } from '../organisation/create-organisation.ts';
import { openSession } from '../organisation/open-session.ts';
import { forgotten } from './read-try.ts';
import { claimTryRows, dropTry, findTryState } from './try-store.ts';

export const keepTryInput = newOrganisation;
export const keptTry = z.object({ slug: z.string(), imported: z.int() });

/** Makes an organisation of a tried file: its administrator, its rows through the usual way in, a session. Once; the file itself is forgotten. */
export async function keepTry(deps: Deps, token: string, input: z.infer<typeof keepTryInput>): Promise<z.infer<typeof keptTry> & { cookie: string }> {
  if ((await findTryState(deps, token)) === undefined) throw forgotten();
  const claimed = await claimTryRows(deps, token);
  if (claimed === undefined) throw forgotten();
  const made = await createOrganisation(deps, input).catch(async (error: unknown) => {
    await claimed.giveBack();
    throw error;
  });
  const ctx = systemCtx(deps, made.orgId, 'keep-tried-file');
  const saved = await receiveMany(ctx, claimed.rows.map((row) => ({ source: 'Tried file', kind: 'review', channel: 'review', text: row.text })));
  await dropTry(deps, token);
  const { cookie } = await openSession(deps, made.accountId, made.orgId);
  return { cookie, slug: made.slug, imported: saved.length };
}
