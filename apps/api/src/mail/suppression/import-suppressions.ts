import { cleanText } from '@kept/core/listen/clean-text.ts';
import { batchesOf } from '@kept/core/listen/batches-of.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { givenReasons } from '@kept/core/mail/suppression-rules.ts';
import { inList } from '@kept/db/in-list.ts';
import { newId } from '@kept/db/new-id.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { mailPreference, suppression, suppressionImport } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx, tryOut } from '@kept/db/scope.ts';
import { and, eq, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import { actorTag, type Ctx } from '../../context.ts';
import { givenRows } from '../../listen/given-rows.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { type FiledSuppression, readSuppressionFile } from './read-suppression-file.ts';

const batchSize = 5000;
const shownProblems = 1000;

export const suppressionImportQuery = z.object({
  file: z.string().trim().max(200, 'Keep the file’s name under 200 characters.').default('addresses.csv').describe('What the file is called'),
  reason: z.enum(givenReasons, { error: `Choose one of ${givenReasons.join(', ')}.` }).optional().describe('The reason of rows that say none themselves'),
  dryRun: z.enum(['0', '1']).default('0').describe('1: only say what would happen'),
});

export const suppressionImportAnswer = z.object({
  id: z.uuid().nullable().describe('Null for a dry run'),
  rows: z.int(),
  added: z.int(),
  already: z.int().describe('On the list for this reason already, or twice in the file'),
  mayBeMailed: z.int().describe('Rows of people who may be mailed, as the file says itself'),
  saidYesLater: z.int().describe('Unsubscribed by the file, but they said yes here later than that'),
  problems: z.int(),
  header: z.array(z.string()),
  problemRows: z.array(z.object({ line: z.int(), cells: z.array(z.string()), message: z.string() })).describe(`The first ${shownProblems}; they are not kept`),
});
type Counts = Pick<z.infer<typeof suppressionImportAnswer>, 'added' | 'saidYesLater'>;

/**
 * Puts the addresses of a file on the list, as a whole or not at all; the same file again changes nothing. Of an address nobody here has, only its
 * HMAC is kept, and of a row that could not be used nothing: the answer is all there is of it.
 */
export async function importSuppressions(ctx: Ctx, query: z.infer<typeof suppressionImportQuery>, pieces: AsyncIterable<Uint8Array>): Promise<z.infer<typeof suppressionImportAnswer>> {
  const file = await readSuppressionFile(ctx, pieces, query.reason);
  const id = newId(ctx.now());
  const isDry = query.dryRun === '1';
  const { added, saidYesLater } = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const work = async (inner: OrgTx) => {
      await inner.insert(suppressionImport).values({ orgId: ctx.orgId, id, file: query.file, actor: actorTag(ctx.actor), at: ctx.now(), added: 0, already: 0, skipped: 0, problems: file.problems.length });
      const counts = await saveAll(inner, ctx, id, file.entries);
      const already = file.rows - file.problems.length - file.mayBeMailed - counts.saidYesLater - counts.added;
      await inner.update(suppressionImport).set({ added: counts.added, already, skipped: file.mayBeMailed + counts.saidYesLater }).where(and(eq(suppressionImport.orgId, ctx.orgId), eq(suppressionImport.id, id)));
      await recordAudit(inner, ctx, 'import-suppressions', `suppression-import:${id}`, { added: counts.added, already, problems: file.problems.length });
      return counts;
    };
    return isDry ? tryOut(tx, work) : work(tx);
  });
  const { rows, mayBeMailed, problems, header } = file;
  return { id: isDry ? null : id, rows, added, already: rows - problems.length - mayBeMailed - saidYesLater - added, mayBeMailed, saidYesLater, problems: problems.length, header: [...header], problemRows: problems.slice(0, shownProblems).map(({ line, cells, message }) => ({ line, cells: [...cells], message })) };
}

async function saveAll(tx: OrgTx, ctx: Ctx, importId: string, entries: readonly FiledSuppression[]): Promise<Counts> {
  const counts = { added: 0, saidYesLater: 0 };
  const inOrder = entries.toSorted((a, b) => (`${a.addressMac} ${a.reason}` < `${b.addressMac} ${b.reason}` ? -1 : 1));
  for (const batch of batchesOf(inOrder, batchSize)) {
    const yeses = await readYeses(tx, ctx, batch);
    const standing = batch.filter(({ reason, addressMac, at }) => !(reason === 'unsubscribed' && at !== undefined && at < (yeses.get(addressMac) ?? at)));
    counts.saidYesLater += batch.length - standing.length;
    counts.added += await save(tx, ctx, importId, standing);
  }
  return counts;
}

/** When each address last said yes to some kind of mail: a file that tells of an older no does not outweigh it. */
async function readYeses(tx: OrgTx, ctx: Ctx, batch: readonly FiledSuppression[]): Promise<Map<string, Date>> {
  const gone = batch.flatMap(({ reason, at, addressMac }) => (reason === 'unsubscribed' && at !== undefined ? [addressMac] : []));
  if (gone.length === 0) return new Map();
  const rows = await tx
    .select({ mac: mailPreference.addressMac, at: max(mailPreference.at) })
    .from(mailPreference)
    .where(and(eq(mailPreference.orgId, ctx.orgId), inList(mailPreference.addressMac, gone), eq(mailPreference.wanted, true)))
    .groupBy(mailPreference.addressMac);
  return new Map(rows.flatMap(({ mac, at }) => (at === null ? [] : [[mac, at] as const])));
}

/** What a colleague lifted counts again only where the file tells of something later. */
async function save(tx: OrgTx, ctx: Ctx, importId: string, batch: readonly FiledSuppression[]): Promise<number> {
  if (batch.length === 0) return 0;
  const now = ctx.now();
  const memberId = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  const rows = batch.map(({ addressMac, reason, at, note }) => ({ orgId: ctx.orgId, addressMac, reason, at: at === undefined || at > now ? now : at, source: 'import' as const, note: note === undefined ? null : redactText(cleanText(note)).text, memberId, importId, liftedAt: null, liftedBy: null, liftedBecause: null }));
  const made = await tx.execute(sql`${givenRows(suppression, rows)} on conflict (org_id, address_mac, reason) do update
    set at = excluded.at, source = excluded.source, note = excluded.note, member_id = excluded.member_id, import_id = excluded.import_id, lifted_at = null, lifted_by = null, lifted_because = null
    where suppression.lifted_at < excluded.at returning address_mac`);
  return rowsOf(made, z.object({ address_mac: z.string() })).length;
}
