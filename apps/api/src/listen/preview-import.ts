import { columnsOf, type ImportMapping, parseMapping, writeMapping } from '@kept/core/listen/import-mapping.ts';
import { type ImportPlan, importPlans } from '@kept/core/listen/import-plans.ts';
import { importTargets } from '@kept/core/listen/import-targets.ts';
import { dateOrders, parseMoment } from '@kept/core/listen/parse-moment.ts';
import { placeColumns } from '@kept/core/listen/place-columns.ts';
import type { Suggestion } from '@kept/core/listen/suggest-mapping.ts';
import { suggestTarget } from '@kept/core/listen/suggest-target.ts';
import { metrics } from '@kept/core/vocabulary.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import { openTable, type Table } from '../files/open-table.ts';
import { createColumnTally } from './create-column-tally.ts';
import { findBefore } from './find-before.ts';
import { readTimezone } from './read-timezone.ts';
import { findMapping } from './remember-mapping.ts';

const looked = 300;
const shown = 5;
const longestCell = 200;

export const previewQuery = z.object({
  delimiter: z.enum([',', ';', '\t', '|'], { error: 'Columns are separated by a comma, semicolon, tab or bar.' }).optional(),
  /** The vendor's format a person chose, or “plain” for none. */
  format: z.string().max(60).optional(),
  /** The file inside a ZIP. */
  entry: z.string().max(500).optional(),
  /** What the rows are to become; without it what they look like. */
  into: z.enum(importTargets, { error: `Rows can become ${importTargets.join(', ')}.` }).optional(),
});

const said = z.object({ by: z.string().nullable(), startedAt: z.iso.datetime(), source: z.string() });

export const previewAnswer = z.object({
  format: z.object({ id: z.string(), name: z.string(), source: z.string(), evidence: z.enum(['seen', 'partly', 'guess']), note: z.string().nullable().describe('What these files do not hold, or another export holds better') }).nullable(),
  shape: z.enum(['csv', 'json', 'json lines']),
  /** What the rows would become: as asked, as the last file with these columns, or as they look. */
  into: z.enum(importTargets),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  header: z.array(z.string()),
  repeatedNames: z.array(z.string()),
  headerRows: z.number().int(),
  entry: z.object({ name: z.string(), others: z.array(z.string()) }).nullable(),
  rows: z.number().int(),
  brokenLines: z.number().int(),
  /** Whose clock the times are on, where the file says so; `needsTimezone` when it does not and the dates do not either. */
  timezone: z.string().nullable(),
  needsTimezone: z.boolean(),
  /** The first and the last moment in the most telling column of dates, where they can be read in one way. */
  span: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).nullable(),
  examples: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  /** How often each value comes, of columns with few different ones. */
  values: z.array(z.object({ column: z.string(), values: z.array(z.object({ value: z.string(), count: z.number().int() })) })),
  suggestion: z.object({ mapping: z.record(z.string(), z.string()), map: z.string(), metric: z.enum(metrics).nullable(), dates: z.enum(dateOrders).nullable(), datesAmbiguous: z.boolean() }),
  kind: z.enum(['survey', 'review', 'interaction']).nullable(),
  /** How the last file with these columns was understood. */
  remembered: z.object({ source: z.string(), map: z.string(), options: z.record(z.string(), z.string()), usedAt: z.iso.datetime() }).nullable(),
  /** The same file, imported before. */
  before: said.nullable(),
});
export type PreviewAnswer = z.infer<typeof previewAnswer>;

/** Says what a file is and what we would do with it, without keeping anything. */
export async function previewImport(ctx: Ctx, file: { readonly bytes: FileBytes; readonly hash?: string }, query: z.infer<typeof previewQuery>): Promise<PreviewAnswer> {
  const table = await openTable(file.bytes, query);
  const sample: { line: number; cells: readonly string[] }[] = [];
  const tally = createColumnTally(table.header);
  let [rows, brokenLines] = [0, 0];
  for await (const row of table.rows()) {
    if ('problem' in row) brokenLines += 1;
    else rows += 1;
    if (!('cells' in row)) continue;
    tally.take(row.cells);
    if (sample.length < looked) sample.push(row);
  }
  const known = await inOrg(ctx.db, ctx.orgId, async (tx) => ({ remembered: await findMapping(tx, ctx, table.header, query.into), before: file.hash === undefined ? undefined : await findBefore(tx, ctx, file.hash), timezone: await readTimezone(tx, ctx) }));
  const cells = sample.map((row) => row.cells);
  const into = query.into ?? known.remembered?.target ?? suggestTarget(table.header, cells, table.format);
  const plan = importPlans[into];
  const suggestion = plan.suggest(table.header, cells, table.format);
  const { id, name, source, evidence, note = null } = table.format ?? {};
  return {
    format: id === undefined || name === undefined || source === undefined || evidence === undefined ? null : { id, name, source, evidence, note },
    shape: table.shape,
    into,
    encoding: table.encoding,
    delimiter: table.delimiter,
    header: [...table.header],
    repeatedNames: [...table.repeatedNames],
    headerRows: table.headerRows,
    entry: table.entry === null ? null : { name: table.entry.name, others: [...table.entry.others] },
    rows,
    brokenLines,
    timezone: table.timezone ?? null,
    ...datesIn(table, known.timezone, plan, suggestion, tally.valuesOf),
    examples: sample.slice(0, shown).map(({ line, cells }) => ({ line, cells: table.header.map((_, place) => shorten(cells[place] ?? '')) })),
    values: tally.few(),
    suggestion: { ...suggestion, mapping: withoutUndefined(suggestion.mapping), map: writeMapping(suggestion.mapping, plan.fields) },
    kind: table.format?.facts.kind ?? null,
    remembered: known.remembered === undefined || !fits(known.remembered.mapping, table.header, plan.fields) ? null : { source: known.remembered.sourceName, map: writeMapping(known.remembered.mapping, plan.fields), options: known.remembered.options, usedAt: known.remembered.usedAt.toISOString() },
    before: known.before === undefined ? null : { by: known.before.startedBy, startedAt: known.before.startedAt.toISOString(), source: known.before.source },
  };
}

function fits(mapping: ImportMapping, header: readonly string[], fields: readonly string[]): boolean {
  return placeColumns(mapping, header, fields).ok && parseMapping(writeMapping(mapping, fields), fields).ok;
}

function withoutUndefined(mapping: ImportMapping): Record<string, string> {
  return Object.fromEntries(Object.keys(mapping).map((field) => [field, columnsOf(mapping, field).join('\u001f')]));
}

/** From when to when, and whether any of the dates leaves open whose clock it is on. */
function datesIn(table: Table, ownTimezone: string, plan: ImportPlan, { mapping, dates, datesAmbiguous }: Suggestion, valuesOf: (column: string) => Iterable<string>): Pick<PreviewAnswer, 'span' | 'needsTimezone'> {
  const column = plan.dates.map((field) => mapping[field]).find((name) => name !== undefined);
  if (column === undefined) return { span: null, needsTimezone: false };
  const reading = { timezone: table.timezone ?? ownTimezone, order: dates ?? ('dmy' as const) };
  let [from, to, hasOpen] = [Infinity, -Infinity, false];
  for (const value of valuesOf(column)) {
    const parsed = parseMoment(value, reading);
    if (!parsed.ok) continue;
    from = Math.min(from, parsed.at.getTime());
    to = Math.max(to, parsed.at.getTime());
    hasOpen ||= !/(?:[zZ]|utc|gmt|[+-]\d{2}:?\d{2})$/i.test(value.trim()) && !/^\d{9,14}(?:\.\d+)?$/.test(value.trim());
  }
  return { span: from === Infinity || datesAmbiguous ? null : { from: new Date(from).toISOString(), to: new Date(to).toISOString() }, needsTimezone: hasOpen && table.timezone === undefined };
}

function shorten(cell: string): string {
  return cell.length > longestCell ? `${cell.slice(0, longestCell).toWellFormed()}…` : cell;
}
