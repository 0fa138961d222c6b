import type { FileBytes } from '@kept/api/files/file-bytes.ts';
import type { ImportAnswer } from '@kept/api/listen/read-import.ts';
import { knownFormats } from '@kept/core/listen/formats/known-formats.ts';
import { importTargets } from '@kept/core/listen/import-targets.ts';
import { contactChannels } from '@kept/core/vocabulary.ts';
import { type ArgsDef, defineCommand, type ParsedArgs } from 'citty';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportPlace, type ImportQuery, openImportPlace } from './import-place.ts';
import { mapColumns } from './map-columns.ts';
import { printImport } from './print-import.ts';
import { openProgress, type Progress } from './progress.ts';
import { hashOf, openInput } from './open-input.ts';

export const importArgs = {
  file: { type: 'positional', description: 'A CSV, JSON, JSON lines or ZIP file, or - for what is piped in', required: true },
  into: { type: 'enum', options: [...importTargets], description: 'What the rows become; without it what they look like' },
  map: { type: 'string', description: 'Which column is what: text=Comment,score=Rating,date=Date,id=Id; without it the columns are found', valueHint: 'text=COLUMN,…' },
  source: { type: 'string', description: "Where the texts come from, such as google-play; without it the vendor's name, or the file's", valueHint: 'NAME' },
  metric: { type: 'enum', options: ['nps', 'csat', 'ces', 'stars', 'thumb'], description: 'What the scores are' },
  timezone: { type: 'string', description: 'Whose clock the times are on, where the file does not say', valueHint: 'Europe/London' },
  scale: { type: 'string', description: 'The scale of the scores when it is not the usual one', valueHint: '0-10' },
  dates: { type: 'enum', options: ['dmy', 'mdy'], description: 'Which number comes first in 03/04/2025' },
  channel: { type: 'enum', options: [...contactChannels], description: 'On which channel contacts were, where no column says it' },
  kind: { type: 'enum', options: ['survey', 'review', 'interaction'], description: 'What the rows are; survey when left out' },
  organisation: { type: 'string', description: 'The organisation to import into, where there are several', valueHint: 'SLUG' },
  'dry-run': { type: 'boolean', description: 'Say what would happen and save nothing' },
  errors: { type: 'string', description: 'Write every problem into this CSV file', valueHint: 'out.csv' },
  json: { type: 'boolean', description: 'Print a summary as JSON and nothing else' },
} as const satisfies ArgsDef;

type ImportArgs = ParsedArgs<typeof importArgs>;

const exit = { all: 0, nothing: 1, some: 2 } as const;
const lookAgainMs = 250;

/** `kept import`: a file of feedback, customers or contacts into an organisation, each row once however often it is sent. */
export const importCommand = defineCommand({
  meta: { name: 'import', description: 'Import a file of feedback, customers or contacts, into the running server or straight into its database.' },
  args: importArgs,
  run: async ({ args }) => {
    const progress = openProgress('rows');
    const input = await openInput(args.file);
    try {
      return await importInput(input.bytes, args, progress);
    } finally {
      await input.close();
    }
  },
});

async function importInput(bytes: FileBytes, args: ImportArgs, progress: Progress): Promise<number> {
  const mapped = await mapColumns(bytes, args);
  if (mapped.found.length > 0) process.stderr.write(`Found in the file: ${mapped.found.join('; ')}\n`);
  if (mapped.note !== undefined) process.stderr.write(`${mapped.note}\n`);
  const name = args.file === '-' ? 'standard-input.csv' : basename(args.file);
  const query = withGiven({ ...mapped.query, source: sourceOf(args.source) ?? mapped.source ?? name.replace(/\.[^.]+$/, ''), file: name, dryRun: args['dry-run'] === true ? '1' : '0', size: String(bytes.size), sha256: await hashOf(bytes) }, { scale: args.scale, kind: args.kind, channel: args.channel, timezone: args.timezone, asBefore: args.source === undefined && args.map === undefined ? '1' : undefined });
  const place = await openImportPlace(args.organisation, (step) => progress.step(step));
  const stop = closeOnInterrupt(place);
  try {
    process.stderr.write(`${args['dry-run'] === true ? 'Trying' : 'Importing'} ${name} into ${place.name}\n`);
    const answer = await followImport(place, await place.start(query, bytes), mapped.lines - 1, progress);
    if (args.errors !== undefined && answer.problemsTotal > 0) await writeFile(args.errors, await place.problems(answer.id));
    if (!answer.dryRun && answer.new > 0 && answer.into === 'feedback') await place.findThemes?.((step) => progress.step(step));
    progress.end();
    process.stdout.write(args.json === true ? `${JSON.stringify(answer)}\n` : printImport(answer, { errorsFile: args.errors, isWorkerElsewhere: place.findThemes === undefined }));
    return exitCode(answer);
  } finally {
    progress.end();
    stop();
    await place.close();
  }
}

/** A vendor named as on a command line, google-play, is known as the vendor is. */
function sourceOf(given: string | undefined): string | undefined {
  const slug = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return given === undefined ? undefined : (knownFormats.find(({ source }) => slug(source) === given)?.source ?? given);
}

function withGiven(query: ImportQuery, given: Readonly<Record<string, string | undefined>>): ImportQuery {
  return { ...query, ...Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined)) };
}

async function followImport(place: ImportPlace, started: ImportAnswer, rows: number, progress: Progress): Promise<ImportAnswer> {
  let answer = started;
  const label = answer.dryRun ? 'Trying' : 'Importing';
  while (answer.state === 'running') {
    progress.step(label, Math.min(answer.read, rows), rows);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    answer = await place.read(answer.id);
  }
  if (answer.state === 'finished') progress.step(label, answer.read, answer.read);
  return answer;
}

function exitCode(answer: ImportAnswer): number {
  const isDone = answer.state === 'finished' && answer.new + answer.present > 0;
  if (!isDone) return exit.nothing;
  return answer.failed > 0 ? exit.some : exit.all;
}

/** Ctrl-C ends at a batch's end: the database is closed in order, and the next import goes on without doing a row twice. */
function closeOnInterrupt(place: ImportPlace): () => void {
  const end = () => {
    process.stderr.write('\nStopping …\n');
    void place.close().finally(() => process.exit(130));
  };
  process.once('SIGINT', end);
  return () => process.off('SIGINT', end);
}
