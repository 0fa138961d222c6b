import { importFields } from '@kept/core/listen/import-mapping.ts';
import { dateOrders } from '@kept/core/listen/parse-moment.ts';
import { suggestMapping } from '@kept/core/listen/suggest-mapping.ts';
import { metrics } from '@kept/core/vocabulary.ts';
import { z } from 'zod';
import { openCsv } from './open-csv.ts';

const looked = 300;
const shown = 5;
const longestCell = 200;

export const previewQuery = z.object({ delimiter: z.enum([',', ';', '\t', '|'], { error: 'Columns are separated by a comma, semicolon, tab or bar.' }).optional() });

export const previewAnswer = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  header: z.array(z.string()),
  repeatedNames: z.array(z.string()),
  rows: z.number().int(),
  brokenLines: z.number().int(),
  examples: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  suggestion: z.object({ mapping: z.partialRecord(z.enum(importFields), z.string()), metric: z.enum(metrics).nullable(), dates: z.enum(dateOrders).nullable(), datesAmbiguous: z.boolean() }),
});

/** Says what a file is and what we would do with it, without keeping anything. */
export async function previewImport(bytes: Uint8Array, query: z.infer<typeof previewQuery>): Promise<z.infer<typeof previewAnswer>> {
  const file = openCsv(bytes, query);
  const sample: { line: number; cells: readonly string[] }[] = [];
  let rows = 0;
  let brokenLines = 0;
  for await (const row of file.rows()) {
    if ('problem' in row) brokenLines += 1;
    else {
      rows += 1;
      if (sample.length < looked) sample.push(row);
    }
  }
  const { encoding, delimiter, header, repeatedNames } = file;
  const examples = sample.slice(0, shown).map(({ line, cells }) => ({ line, cells: header.map((_, place) => shorten(cells[place] ?? '')) }));
  return { encoding, delimiter, header: [...header], repeatedNames: [...repeatedNames], rows, brokenLines, examples, suggestion: suggestMapping(header, sample.map((row) => row.cells)) };
}

function shorten(cell: string): string {
  return cell.length > longestCell ? `${cell.slice(0, longestCell).toWellFormed()}…` : cell;
}
