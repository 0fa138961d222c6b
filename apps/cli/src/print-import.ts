import type { ImportAnswer } from '@kept/api/listen/read-import.ts';

const problemsTold = 10;

/** What happened to a file, for people: the counts in sentences, then the first problems, each with its row and column. */
export function printImport(answer: ImportAnswer, to: { errorsFile: string | undefined; isWorkerElsewhere: boolean }): string {
  const redacted = Object.values(answer.redacted).reduce((sum, count) => sum + count, 0);
  const lines = [
    answer.failure ?? countsOf(answer),
    redacted === 0 ? undefined : `Personal data ${answer.dryRun ? 'would be' : 'was'} replaced in ${times(redacted)}: ${Object.entries(answer.redacted).filter(([, count]) => count > 0).map(([kind, count]) => `${kind} ${number(count)}`).join(', ')}.`,
    answer.before === null || answer.dryRun ? undefined : `This file was imported before, on ${answer.before.startedAt.slice(0, 10)}${answer.before.startedBy === null ? '' : ` by ${answer.before.startedBy}`}, as “${answer.before.source}”.`,
    answer.note ?? undefined,
    ...answer.problems.slice(0, problemsTold).map(({ line, column, message }) => `  Row ${line}${column === null ? '' : `, column “${column}”`}: ${message}`),
    answer.problemsTotal > problemsTold ? `  and ${number(answer.problemsTotal - problemsTold)} more${to.errorsFile === undefined ? ': --errors out.csv writes them all down' : ''}` : undefined,
    to.errorsFile !== undefined && answer.problemsTotal > 0 ? `Every problem stands in ${to.errorsFile}.` : undefined,
    answer.undoUntil === null || answer.new + answer.changed === 0 ? undefined : `It can be taken back until ${answer.undoUntil.slice(0, 10)}: npm run kept -- undo ${answer.id}`,
    answer.dryRun || answer.new === 0 || answer.into !== 'feedback' ? undefined : to.isWorkerElsewhere ? 'The server is finding the themes now.' : 'The themes are found. “npm start” shows them.',
  ];
  return `${lines.filter((line) => line !== undefined).map(printable).join('\n')}\n`;
}

function countsOf(answer: ImportAnswer): string {
  const read = `${number(answer.read)} ${answer.read === 1 ? 'row was' : 'rows were'} read.`;
  const failed = `${number(answer.failed)} ${answer.failed === 1 ? 'has' : 'have'} problems`;
  const changed = answer.changed === 0 ? '' : ` ${number(answer.changed)} of those that were there ${answer.dryRun ? 'would be' : 'were'} brought up to date.`;
  const leftOut = answer.leftOut === 0 ? '' : ` In ${number(answer.leftOut)} nobody had answered.`;
  return answer.dryRun
    ? `${read} ${number(answer.new)} would be new, ${number(answer.present)} are already there, ${failed}. Nothing was saved.${changed}${leftOut}`
    : `${read} ${number(answer.new)} ${answer.new === 1 ? 'is' : 'are'} new, ${number(answer.present)} were already there, ${failed}.${changed}${leftOut}`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}

function times(count: number): string {
  return count === 1 ? 'one place' : `${number(count)} places`;
}

/** Threat: a cell with escape sequences, repeated in a problem, rewrites the terminal. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
