import { AppError } from '@kept/core/errors.ts';
import type { ArgsDef } from 'citty';

/** Refuses a flag the command does not have, a flag without its value, and a missing or superfluous word, each in a sentence. */
export function checkFlags(name: string, args: ArgsDef, words: readonly string[]): void {
  const positionals = Object.keys(args).filter((word) => args[word]?.type === 'positional');
  const given: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (!word.startsWith('-') || word === '-') {
      given.push(word);
      continue;
    }
    const [flag = '', value] = word.replace(/^--/, '').split(/=(.*)/s);
    const known = word.startsWith('--') ? args[flag] : undefined;
    if (known === undefined || known.type === 'positional') throw new AppError('invalid', `“kept ${name}” does not know ${word.split('=')[0]}. It knows ${flagsOf(args)}.`);
    if (known.type === 'boolean') {
      if (value !== undefined) throw new AppError('invalid', `--${flag} takes no value.`);
      continue;
    }
    const next = value ?? words[(i += 1)];
    if (next === undefined || next === '' || (value === undefined && next.startsWith('--'))) throw new AppError('invalid', `--${flag} needs a value, as --${flag} ${hintOf(known)}.`);
    if (known.type === 'enum' && !(known.options ?? []).includes(next)) throw new AppError('invalid', `--${flag} is ${(known.options ?? []).join(' or ')}, not “${next}”.`);
  }
  const [what = 'file'] = positionals;
  if (given.length < positionals.length) throw new AppError('invalid', what === 'file' ? `“kept ${name}” needs a file: kept ${name} FILE. A single - reads what is piped in.` : `“kept ${name}” needs to know which ${what}: kept ${name} ${what.toUpperCase()}. ${args[what]?.description ?? ''}.`);
  if (given.length > positionals.length) throw new AppError('invalid', `“kept ${name}” takes one ${what}; “${given[positionals.length]}” is one too many. Put names with blanks in quotes.`);
}

function flagsOf(args: ArgsDef): string {
  const flags = Object.keys(args).filter((word) => args[word]?.type !== 'positional');
  return flags.map((flag) => `--${flag}`).join(', ');
}

function hintOf(arg: ArgsDef[string]): string {
  if (arg.type === 'enum') return arg.options?.[0] ?? 'VALUE';
  return ('valueHint' in arg ? arg.valueHint : undefined) ?? 'VALUE';
}
