import { clusterTexts } from '@kept/themes/cluster-texts.ts';
import { type ArgsDef, defineCommand } from 'citty';
import { openProgress } from './progress.ts';
import { printThemes } from './print-themes.ts';
import { readColumns } from './read-columns.ts';

const problemsTold = 5;

export const themesArgs = {
  file: { type: 'positional', description: 'A CSV file, or - for what is piped in', required: true },
  text: { type: 'string', description: 'The column with the texts; without it the column is found', valueHint: 'COLUMN' },
  label: { type: 'string', description: 'A column with the true theme of each row: measures how well the themes match', valueHint: 'COLUMN' },
  level: { type: 'enum', options: ['groups', 'themes'], default: 'themes', description: 'A few large groups, or finer themes' },
  json: { type: 'boolean', description: 'Print JSON and nothing else' },
} as const satisfies ArgsDef;

/** `kept themes`: finds the themes of any file, with no server and no database. */
export const themesCommand = defineCommand({
  meta: { name: 'themes', description: 'Find the themes in any CSV file. Needs no server and no database.' },
  args: themesArgs,
  run: async ({ args }) => {
    const progress = openProgress('texts');
    try {
      const { rows, textColumn, problems } = await readColumns(args.file, args.text, args.label);
      for (const { line, problem } of problems.slice(0, problemsTold)) process.stderr.write(`Line ${line} is left out. ${problem}\n`);
      if (problems.length > problemsTold) process.stderr.write(`${problems.length - problemsTold} more lines are left out.\n`);
      const report = await clusterTexts(rows, { level: args.level, onProgress: progress.step });
      progress.end();
      process.stdout.write(args.json === true ? `${JSON.stringify(report)}\n` : printThemes(report, { file: args.file, textColumn }));
    } finally {
      progress.end();
    }
  },
});
