import { AppError, invalidField } from '@kept/core/errors.ts';
import { parseScale } from '@kept/core/listen/check-score.ts';
import { normaliseExternalId } from '@kept/core/listen/external-id.ts';
import { type ImportMapping, parseMapping } from '@kept/core/listen/import-mapping.ts';
import { importPlans } from '@kept/core/listen/import-plans.ts';
import { importTargets } from '@kept/core/listen/import-targets.ts';
import { dateOrders } from '@kept/core/listen/parse-moment.ts';
import { placeColumns } from '@kept/core/listen/place-columns.ts';
import { importKinds } from '@kept/core/listen/read-import-row.ts';
import { channels, metrics } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNotNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { openTable, type Table } from '../files/open-table.ts';
import { findBefore } from './find-before.ts';
import { importAims } from './import-work.ts';
import { previewQuery } from './preview-import.ts';
import { type ImportAnswer, readImport } from './read-import.ts';
import { rememberMapping } from './remember-mapping.ts';
import { runImport } from './run-import.ts';
import { saveSources } from './save-sources.ts';
import { findImportFile, forgetImportFile, type StoredFile, storeImportFile } from './store-import-file.ts';

/** Files up to so many lines are done within the request. */
const linesAtOnce = 2000;
const bytesAtOnce = 2_097_152;
const dryRunsKeptMilliseconds = 86_400_000;

export const importQuery = previewQuery.extend({
  source: z.string({ error: 'Say where the file comes from: source=App Store.' }).trim().min(1, 'Say where the file comes from: source=App Store.').max(100, 'Keep the name of the source under 100 characters.'),
  map: z.string({ error: 'Say which column is what: map=text=Comment,score=Rating.' }).max(20_000),
  dryRun: z.enum(['0', '1']).default('0'),
  file: z.string().max(255, 'Keep the file name under 255 characters.').default('file.csv'),
  /** A file that was sent before; without it the file is the body. */
  fileId: z.uuid('This is not the id of a file.').optional(),
  size: z.coerce.number().int().min(0).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/i, 'Write the hash as 64 hexadecimal digits.').optional(),
  dates: z.enum(dateOrders, { error: 'Choose dmy (day first) or mdy (month first).' }).optional(),
  timezone: z.string().max(100).refine(isTimezone, { error: 'This is not a time zone. Write it as Europe/London.' }).optional(),
  metric: z.enum(metrics, { error: `Choose one of ${metrics.join(', ')}.` }).optional(),
  scale: z.string().refine((text) => parseScale(text) !== undefined, { error: 'Write the scale as 0-10.' }).optional(),
  fixed: z.string().max(5000).optional(),
  kind: z.enum(importKinds, { error: `Choose one of ${importKinds.join(', ')}.` }).optional(),
  channel: z.enum(channels).exclude(['friction']).optional(),
  /** With 1 a file whose very bytes were imported before is understood as it was then, so that no other name makes it count twice. */
  asBefore: z.enum(['1']).optional(),
  into: z.enum(importTargets, { error: `Rows can become ${importTargets.join(', ')}.` }).default('feedback'),
});
export type ImportQuery = z.infer<typeof importQuery>;

/**
 * Imports a file, or with dryRun says what would happen. The file is saved first and then worked off in batches, each
 * saved together with its counts: a process that dies leaves a run the next sweep goes on with, and progress is visible
 * from anywhere. (docs/decisions.md: in the database rather than on disk, since several processes may share the work.)
 */
export async function startImport(ctx: Ctx, given: ImportQuery, pieces: AsyncIterable<Uint8Array>, originalHash?: string): Promise<{ status: 201 | 202; answer: ImportAnswer }> {
  const { fields } = importPlans[given.into];
  readMapping('fixed', given.fixed ?? '', fields);
  importAims[given.into].check(readMapping('map', given.map, fields), given);
  const file = given.fileId === undefined ? await storeImportFile(ctx, { name: given.file, size: given.size, sha256: given.sha256, isHeld: false }, pieces) : await findImportFile(ctx, given.fileId);
  const id = newId(ctx.now());
  const { query, mapping, table } = await understand(ctx, given, file, fields).catch(async (error: unknown) => {
    if (given.fileId === undefined) await forgetImportFile(ctx, file.id);
    throw error;
  });
  await saveRun(ctx, id, query, { mapping, file: { ...file, hash: originalHash ?? file.hash }, table });
  if (table.lines <= linesAtOnce && file.bytes.size <= bytesAtOnce) {
    await runImport(ctx, id);
    return { status: 201, answer: await readImport(ctx, id) };
  }
  await ctx.wake('run-import', ctx.orgId);
  return { status: 202, answer: await readImport(ctx, id) };
}

function readMapping(field: 'map' | 'fixed', text: string, fields: readonly string[]): ImportMapping {
  const parsed = parseMapping(text, fields);
  if (!parsed.ok) throw invalidField(field, parsed.problem);
  return parsed.mapping;
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** The file as it is to be read: as it was asked for, or as the same bytes were understood before. */
async function understand(ctx: Ctx, given: ImportQuery, file: StoredFile, fields: readonly string[]): Promise<{ query: ImportQuery; mapping: ImportMapping; table: Table }> {
  const before = await inOrg(ctx.db, ctx.orgId, (tx) => findBefore(tx, ctx, file.hash));
  if (given.asBefore !== '1' && given.into === 'feedback' && before?.isTried === true) throw new AppError('conflict', `What this file holds is here already: it was tried on ${before.startedAt.toISOString().slice(0, 10)} and kept, as “${before.source}”. Take that import back first, or every row counts twice.`);
  if (given.asBefore !== '1' || before === undefined) {
    const mapping = readMapping('map', given.map, fields);
    return { query: given, mapping, table: await openFor(file, given, mapping, fields) };
  }
  const table = await openTable(file.bytes, given);
  if (!placeColumns(before.mapping, table.header, fields).ok) throw new AppError('conflict', `This file was imported on ${before.startedAt.toISOString().slice(0, 10)}${before.startedBy === null ? '' : ` by ${before.startedBy}`}, as “${before.source}”, so nothing in it is new. Name a source to import it all the same.`);
  return { query: { ...given, ...importQuery.pick({ dates: true, timezone: true, metric: true, scale: true, fixed: true, kind: true, channel: true }).parse(before.options), source: before.source }, mapping: before.mapping, table: await openFor(file, given, before.mapping, fields) };
}

async function openFor(file: StoredFile, query: ImportQuery, mapping: ImportMapping, fields: readonly string[]): Promise<Table> {
  const table = await openTable(file.bytes, query);
  const placed = placeColumns(mapping, table.header, fields);
  if (!placed.ok) throw invalidField('map', placed.problem);
  for await (const _row of table.rows()) return table;
  throw new AppError('invalid', 'This file has column names and no rows.');
}

async function saveRun(ctx: Ctx, id: string, query: ImportQuery, { mapping, file, table }: { mapping: ImportMapping; file: StoredFile; table: Table }): Promise<void> {
  const { source, map: _map, dryRun, file: _name, fileId: _id, size: _size, sha256: _hash, asBefore: _before, into, ...rest } = query;
  const isDry = dryRun === '1';
  const sourceName = normaliseExternalId(source) ?? source;
  // What was found is found once: a later look at the same bytes must not find anything else.
  const found = { encoding: table.encoding, format: table.format?.id ?? 'plain', ...(table.delimiter === null ? {} : { delimiter: table.delimiter }), ...(table.entry === null ? {} : { entry: table.entry.name }) };
  const options = { ...withoutUndefined(rest), ...found };
  const now = ctx.now();
  const stored = withoutUndefined(mapping);
  const none = { bytesDone: 0, rowsRead: 0, rowsNew: 0, rowsPresent: 0, rowsFailed: 0, redacted: {}, attempt: 0 };
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.delete(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.dryRun, true), isNotNull(fileImport.finishedAt), lt(fileImport.startedAt, new Date(now.getTime() - dryRunsKeptMilliseconds))));
    const sourceId = isDry ? null : ((await saveSources(tx, ctx, [sourceName])).get(sourceName) ?? null);
    const startedBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
    await tx.insert(fileImport).values({ ...none, orgId: ctx.orgId, id, sourceId, sourceName, fileName: query.fileId === undefined ? query.file : file.name, fileHash: file.hash, fileId: file.id, target: into, header: [...table.header], mapping: stored, options, dryRun: isDry, bytesTotal: file.bytes.size, startedBy, startedAt: now });
    if (!isDry) await rememberMapping(tx, ctx, { header: table.header, target: into, sourceName, mapping: stored, options: withoutUndefined(rest) });
  });
}

function withoutUndefined(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
