import { openPostgres } from '@kept/db/client.ts';
import { migrate } from '@kept/db/migrate.ts';
import { randomBytes } from 'node:crypto';
import { type Evidence, holdRounds } from '../support/friction-round.ts';
import { type Attack, linkReports } from '../support/link-reports.ts';
import { openTestApp } from '../support/test-app.ts';
import { scriptedEngine } from '../understand/scripted-engine.ts';
import type { Place } from './open-place.ts';
import type { Outcome } from './outcome.ts';

const agents = 10;
const roundsAtOnce = 10;
/** What the whole table of guesses may show by chance, shared over its rows (Bonferroni). */
const chanceOfFalseAlarm = 0.001;

/**
 * Agents get slips and report, at once and one after the other, round after round; then an attacker with a dump of every table and every
 * log orders the reports by all there is and names who wrote the first. Passes when no way is better than guessing after the release, and
 * when the same attack succeeds on an open round and on a release that was not shuffled: an attack that finds nothing proves nothing.
 */
export async function attackAnonymity(place: Place, { rounds }: { readonly rounds: number }): Promise<Outcome> {
  const sealed = await attack(place, rounds, 'released');
  const open = await attack(place, Math.min(rounds, 8), 'open');
  const unshuffled = await attack(place, Math.min(rounds, 8), 'unshuffled');
  const limit = chanceOfFalseAlarm / Math.max(1, sealed.length);
  const found = sealed.filter(({ p }) => p < limit);
  return {
    figures: [
      `${rounds} rounds of ${agents} agents, ${sealed.length} ways to guess; guessing hits 1 in ${agents}`,
      'after the release, the best ways:',
      ...sealed.slice(0, 5).map(lineOf),
      `below ${limit.toExponential(1)} after the release: ${found.length}`,
      'while the round is open:',
      ...open.slice(0, 2).map(lineOf),
      'released without a shuffle:',
      ...unshuffled.slice(0, 2).map(lineOf),
    ],
    faults: [
      ...found.map((attackFound) => `Reports can be linked to agents: ${lineOf(attackFound)}`),
      ...[open, unshuffled].flatMap(([best]) => (best === undefined || best.p > 1e-3 ? ['The attack missed a leak that was put there for it.'] : [])),
    ],
  };
}

/** In parts of ten rounds, each in an organisation of its own: the pages take 120 reports a minute from one address. One connection, so that rows lie in the order in which they came. */
async function attack(place: Place, rounds: number, state: 'released' | 'open' | 'unshuffled'): Promise<Attack[]> {
  const random = state === 'unshuffled' ? { random: (bytes: number) => (bytes === 4 ? new Uint8Array(4) : randomBytes(bytes)) } : {};
  const seen: Evidence[] = [];
  while (seen.length < rounds) {
    const database = place.env.DATABASE_URL === undefined ? undefined : openPostgres(place.env.DATABASE_URL, 1);
    if (database !== undefined) await migrate(database);
    const app = await openTestApp({ engine: scriptedEngine(() => () => undefined), ...random, ...(database === undefined ? {} : { database }) });
    seen.push(...(await holdRounds(app, { agents, rounds: Math.min(roundsAtOnce, rounds - seen.length), isOpen: state === 'open' })));
    await app.close();
  }
  return linkReports(seen, agents);
}

function lineOf({ signal, rounds, hits, p }: Attack): string {
  return `  ${String(hits).padStart(3)} of ${rounds}  p = ${p.toPrecision(2).padStart(8)}  ${signal}`;
}
