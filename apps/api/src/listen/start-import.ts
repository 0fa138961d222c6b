import { AppError, invalidField } from '@kept/core/errors.ts';
import { parseScale } from '@kept/core/listen/check-score.ts';
import { normaliseExternalId } from '@kept/core/listen/external-id.ts';
import { parseMapping } from '@kept/core/listen/import-mapping.ts';
import { dateOrders } from '@kept/core/listen/parse-moment.ts';
import { importKinds, placeColumns } from '@kept/core/listen/read-import-row.ts';
import { channels, metrics } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { importPart } from '@kept/db/schema/listen/imports.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNotNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { previewQuery } from './preview-import.ts';
import { openCsv } from './open-csv.ts';
import { type ImportAnswer, readImport } from './read-import.ts';
import { runImport } from './run-import.ts';
import { saveSources } from './save-sources.ts';

/** Files up to so many lines are done within the request. */
const linesAtOnce = 2000;
const partBytes = 262_144;
const dryRunsKeptMilliseconds = 86_400_000;

export const importQuery = z.object({
  source: z.string({ error: 'Say where the file comes from: source=App Store.' }).trim().min(1, 'Say where the file comes from: source=App Store.').max(100, 'Keep the name of the source under 100 characters.'),
  map: z.string({ error: 'Say which column is what: map=text=Comment,score=Rating.' }).max(5000),
  dryRun: z.enum(['0', '1']).default('0'),
  file: z.string().max(255, 'Keep the file name under 255 characters.').default('file.csv'),
  delimiter: previewQuery.shape.delimiter,
  dates: z.enum(dateOrders, { error: 'Choose dmy (day first) or mdy (month first).' }).optional(),
  metric: z.enum(metrics, { error: `Choose one of ${metrics.join(', ')}.` }).optional(),
  scale: z.string().refine((text) => parseScale(text) !== undefined, { error: 'Write the scale as 0-10.' }).optional(),
  kind: z.enum(importKinds, { error: `Choose one of ${importKinds.join(', ')}.` }).default('survey'),
  channel: z.enum(channels).exclude(['friction']).optional(),
});

/**
 * Imports a file, or with dryRun says what would happen. The file is saved first and then worked off in batches, each
 * saved together with its counts: a process that dies leaves a run the next sweep goes on with, and progress is visible
 * from anywhere. (docs/decisions.md: in the database rather than on disk, since several processes may share the work.)
 */
export async function startImport(ctx: Ctx, query: z.infer<typeof importQuery>, bytes: Uint8Array): Promise<{ status: 201 | 202; answer: ImportAnswer }> {
  const parsed = parseMapping(query.map);
  if (!parsed.ok) throw invalidField('map', parsed.problem);
  const file = openCsv(bytes, query);
  const placed = placeColumns(parsed.mapping, file.header);
  if (!placed.ok) throw invalidField('map', placed.problem);
  if (parsed.mapping.score !== undefined && parsed.mapping.metric === undefined && query.metric === undefined) throw invalidField('metric', `Say which metric the scores are: metric=nps. There are: ${metrics.join(', ')}.`);
  if (file.lines < 2) throw new AppError('invalid', 'This file has column names and no rows.');
  const id = newId(ctx.now());
  await saveFile(ctx, id, query, parsed.mapping, bytes, file.lines);
  if (file.lines <= linesAtOnce) {
    await runImport(ctx, id);
    return { status: 201, answer: await readImport(ctx, id) };
  }
  await ctx.wake('run-import', ctx.orgId);
  return { status: 202, answer: await readImport(ctx, id) };
}

async function saveFile(ctx: Ctx, id: string, query: z.infer<typeof importQuery>, mapping: Readonly<Record<string, string>>, bytes: Uint8Array, lines: number): Promise<void> {
  const { source, map: _map, dryRun, file, ...rest } = query;
  const isDry = dryRun === '1';
  const sourceName = normaliseExternalId(source) ?? source;
  const options = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const now = ctx.now();
  const none = { linesDone: 0, rowsRead: 0, rowsNew: 0, rowsPresent: 0, rowsFailed: 0, redacted: {}, attempt: 0 };
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.delete(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.dryRun, true), isNotNull(fileImport.finishedAt), lt(fileImport.startedAt, new Date(now.getTime() - dryRunsKeptMilliseconds))));
    const sourceId = isDry ? null : ((await saveSources(tx, ctx, [sourceName])).get(sourceName) ?? null);
    const startedBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
    await tx.insert(fileImport).values({ ...none, orgId: ctx.orgId, id, sourceId, sourceName, fileName: file, fileHash: sha256(bytes), mapping: { ...mapping }, options, dryRun: isDry, linesTotal: lines, startedBy, startedAt: now });
    for (let place = 0; place * partBytes < bytes.length; place += 1) {
      await tx.insert(importPart).values({ orgId: ctx.orgId, importId: id, place, content: bytes.subarray(place * partBytes, (place + 1) * partBytes) });
    }
  });
}
