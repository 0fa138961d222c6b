import { parseArgs } from 'node:util';
import { attackAnonymity } from './anonymity.ts';
import { killDigest } from './digest.ts';
import { killIntake } from './intake.ts';
import type { Killing } from './kill-again.ts';
import { type DatabaseName, databases, openPlace, type Place } from './open-place.ts';
import type { Outcome } from './outcome.ts';
import { killOwnerMails } from './owner-mails.ts';
import { killSending } from './sending.ts';
import { killSubjects } from './kill-subjects.ts';

interface Sizes extends Killing {
  readonly perSecond: number;
  readonly recipients: number;
  readonly customers: number;
  readonly rounds: number;
  readonly webhooks: boolean;
}

const scenarios: Readonly<Record<string, (place: Place, sizes: Sizes) => Promise<Outcome>>> = { intake: killIntake, digest: killDigest, subjects: killSubjects, sending: killSending, owners: killOwnerMails, anonymity: attackAnonymity };

/** `npm run fault [-- name…] [--kills=20] [--life=10] [--per-second=50] [--recipients=20000] [--customers=200] [--rounds=60] [--webhooks] [--on=embedded|postgres]`: the named scenarios, or all, on every database there is. */
async function main(args: readonly string[]): Promise<number> {
  const { values: flags, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kills: { type: 'string', default: '20' }, life: { type: 'string', default: '10' }, 'per-second': { type: 'string', default: '50' }, recipients: { type: 'string', default: '20000' }, customers: { type: 'string', default: '200' }, rounds: { type: 'string', default: '60' }, webhooks: { type: 'boolean', default: false }, on: { type: 'string' } },
  });
  const sizes: Sizes = { kills: wholeNumber('kills', flags.kills), longestLifeMs: 1000 * wholeNumber('life', flags.life), perSecond: wholeNumber('per-second', flags['per-second']), recipients: wholeNumber('recipients', flags.recipients), customers: wholeNumber('customers', flags.customers), rounds: wholeNumber('rounds', flags.rounds), webhooks: flags.webhooks };
  const on = databases.filter((name) => flags.on === undefined || flags.on === name);
  if (on.length === 0) throw new Error(`--on: “${flags.on}” is not one of ${databases.join(', ')}.`);
  let passed = 0;
  let failed = 0;
  for (const name of positionals.length === 0 ? Object.keys(scenarios) : positionals) {
    const scenario = scenarios[name];
    if (scenario === undefined) throw new Error(`There is no scenario “${name}”. There is ${Object.keys(scenarios).join(', ')}.`);
    for (const database of on) {
      const ran = await runOn(database, name, (place) => scenario(place, sizes));
      if (ran === 'passed') passed += 1;
      if (ran === 'failed') failed += 1;
    }
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

async function runOn(database: DatabaseName, name: string, run: (place: Place) => Promise<Outcome>): Promise<'passed' | 'failed' | 'not run'> {
  process.stdout.write(`\n== ${name}, ${database}\n`);
  const place = await openPlace(database);
  if (place === undefined) {
    process.stdout.write('No PostgreSQL server is installed: not run.\n');
    return 'not run';
  }
  const began = Date.now();
  try {
    const { figures, faults } = await run(place);
    process.stdout.write(figures.map((figure) => `${figure}\n`).join(''));
    process.stdout.write(faults.map((fault) => `FAULT: ${fault}\n`).join(''));
    process.stdout.write(`${faults.length === 0 ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - began) / 1000)} s\n`);
    return faults.length === 0 ? 'passed' : 'failed';
  } catch (error) {
    process.stdout.write(`FAULT: ${error instanceof Error ? error.message : String(error)}\nFAILED after ${Math.round((Date.now() - began) / 1000)} s\n`);
    return 'failed';
  } finally {
    await place.close();
  }
}

function wholeNumber(flag: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${flag}: “${text}” is not a whole number above nought.`);
  return Number(text);
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
