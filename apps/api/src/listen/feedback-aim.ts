import { invalidField } from '@kept/core/errors.ts';
import { parseScale } from '@kept/core/listen/check-score.ts';
import { parseMapping } from '@kept/core/listen/import-mapping.ts';
import { dateOrders } from '@kept/core/listen/parse-moment.ts';
import { importKinds, type ImportOptions, readImportRow } from '@kept/core/listen/read-import-row.ts';
import { channels, metrics } from '@kept/core/vocabulary.ts';
import type { Ctx } from '../context.ts';
import { authorRefOf } from './author-ref-of.ts';
import { countImported } from './count-imported.ts';
import type { ImportAim, WorkStart } from './import-work.ts';
import type { ImportedVersion } from './imported-version.ts';
import { prepareFeedback, type PreparedFeedback } from './save-feedback.ts';
import { saveImported } from './save-imported.ts';

const dayMilliseconds = 86_400_000;

/** Rows that are things people said. */
export const feedbackAim: ImportAim = {
  check: (mapping, query) => {
    const fixed = fixedOf(query.fixed);
    const has = (field: string) => mapping[field] !== undefined || fixed[field] !== undefined;
    if (!has('text') && !has('score')) throw invalidField('map', 'Map at least the text or the score: text=Column.');
    if (has('score') && !has('metric') && query.metric === undefined) throw invalidField('metric', `Say which metric the scores are: metric=nps. There are: ${metrics.join(', ')}.`);
  },
  open: (ctx, start) => {
    const options = optionsOf(ctx, start);
    const seen = new Map<string, ImportedVersion>();
    let batch: PreparedFeedback[] = [];
    return {
      take: (cells) => {
        const read = readImportRow(cells, start.table.header, start.places, options);
        if ('problems' in read) return read.problems;
        if ('leftOut' in read) return 'left out';
        const { author, question, ...row } = read;
        batch.push(prepareFeedback(ctx, { ...row, question: question ?? questionOf(start), authorRef: author === undefined ? undefined : authorRefOf(ctx, start.run.sourceName, author), source: start.run.sourceName, importId: start.run.id }));
        return [];
      },
      handOver: () => {
        const taken = batch;
        batch = [];
        return { save: (tx) => saveImported(tx, ctx, start.run, taken), count: (tx) => countImported(tx, ctx, start.run, taken, seen) };
      },
    };
  },
};

/** Where the questions of a survey are the columns, the column of the words is what was asked. */
function questionOf({ run, table }: WorkStart): string | undefined {
  const isSurvey = table.format?.shape === 'csv' && table.format.notQuestions !== undefined;
  return isSurvey ? (run.mapping.score ?? run.mapping.text)?.slice(0, 1000) : undefined;
}

function optionsOf(ctx: Ctx, { run, table, timezone }: WorkStart): ImportOptions {
  const { options } = run;
  const facts = table.format?.facts;
  const order = dateOrders.find((candidate) => candidate === options.dates) ?? facts?.dates;
  return {
    reading: { timezone, ...(order === undefined ? {} : { order }) },
    metric: metrics.find((candidate) => candidate === options.metric) ?? facts?.metric,
    scale: parseScale(options.scale ?? facts?.scale ?? ''),
    kind: importKinds.find((candidate) => candidate === options.kind) ?? facts?.kind ?? 'survey',
    channel: channels.find((candidate) => candidate === options.channel) ?? facts?.channel,
    latest: new Date(ctx.now().getTime() + dayMilliseconds),
    fixed: fixedOf(options.fixed),
    isEmptyNoAnswer: table.format !== undefined,
    isFolded: facts?.isFolded,
  };
}

function fixedOf(text: string | undefined): Readonly<Partial<Record<string, string>>> {
  const parsed = parseMapping(text ?? '');
  return parsed.ok ? parsed.mapping : {};
}
