import { AppError } from '@kept/core/errors.ts';
import { type ArgsDef, type CommandDef, defineCommand, renderUsage, runCommand } from 'citty';
import { stripVTControlCharacters } from 'node:util';
import { checkFlags } from './check-flags.ts';
import { importArgs, importCommand } from './import-command.ts';
import { themesArgs, themesCommand } from './themes-command.ts';
import { undoArgs, undoCommand } from './undo-command.ts';

/** A command as the command line sees it: what it prints as help, and how its words are checked and run. */
interface Entry {
  readonly command: CommandDef;
  readonly usage: () => Promise<string>;
  readonly run: (words: readonly string[]) => Promise<unknown>;
  readonly examples: readonly string[];
}

const commands: ReadonlyMap<string, Entry> = new Map([
  ['themes', entry('themes', themesCommand, themesArgs, ['themes reviews.csv --text Comment', 'themes tickets.csv --text body --label topic --json > themes.json'])],
  ['import', entry('import', importCommand, importArgs, ['import reviews.csv --map text=Comment,score=Rating,date=Date --source "App Store" --dry-run', 'import survey.csv --errors problems.csv'])],
  ['undo', entry('undo', undoCommand, undoArgs, ['undo last --dry-run'])],
]);

const done = 0;
const nothingDone = 1;

/** Runs one command line and answers with its exit code: 0 all done, 2 some rows failed, 1 nothing done. */
async function run(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || ['help', '--help', '-h'].includes(name)) return showHelp(rest[0]);
  const known = commands.get(name);
  if (known === undefined) throw new AppError('invalid', `There is no command “${name}”. There is ${[...commands.keys()].join(', ')}; “kept --help” says what each does.`);
  if (rest.includes('--help') || rest.includes('-h')) return showHelp(name);
  const code = await known.run(rest);
  return typeof code === 'number' ? code : done;
}

async function showHelp(name = ''): Promise<number> {
  const known = commands.get(name);
  const all = defineCommand({ meta: { name: 'kept', description: 'Kept on the command line' }, subCommands: Object.fromEntries([...commands].map(([word, { command }]) => [word, command])) });
  const usage = known === undefined ? await renderUsage(all) : await known.usage();
  const examples = (known === undefined ? [...commands.values()] : [known]).flatMap((each) => each.examples);
  const text = `${usage.trimEnd()}\n\nEXAMPLES\n\n${examples.map((example) => `  npm run -s kept -- ${example}`).join('\n')}\n`;
  process.stdout.write(process.stdout.isTTY ? text : stripVTControlCharacters(text));
  return done;
}

function entry<T extends ArgsDef>(name: string, command: CommandDef<T>, args: T, examples: readonly string[]): Entry {
  return {
    command: { meta: command.meta },
    usage: () => renderUsage({ ...command, meta: { ...command.meta, name: `kept ${name}` } }),
    run: async (words) => {
      checkFlags(name, args, words);
      return (await runCommand(command, { rawArgs: [...words] })).result;
    },
    examples,
  };
}

// `kept … | head` closes our output early; that is the reader's choice and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? done : nothingDone));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isForPeople = error instanceof AppError || (error instanceof Error && ['EnvProblem', 'DirectoryInUse', 'ThemeEngineError'].includes(error.name));
    process.stderr.write(`${isForPeople ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = nothingDone;
  },
);
