import { seededRandom } from '@kept/themes/seeded-random.ts';
import { printFigure } from './support/print-figure.ts';
import { liveThrough, type ProofWorld } from './support/proof-course.ts';

const given = process.argv.find((word) => word.startsWith('--lives='))?.slice('--lives='.length);
const lives = Number(given ?? 1000);
const limit = 0.05;
const volumes = [2, 5, 20, 80] as const;

const usual: ProofWorld = { weeksBefore: 40, mentionsAWeek: 20, effect: 1, spread: 1, season: 0, isWorstQuarter: false, memory: 0, hasInteractions: false, answers: 0, fixedShare: 0 };

interface Shares {
  readonly confirmed: number;
  readonly reopenedFromDone: number;
  readonly reopenedFromConfirmed: number;
  readonly contested: number;
}

function live(world: ProofWorld, seed: number): Shares {
  const random = seededRandom(seed);
  const courses = Array.from({ length: lives }, () => liveThrough(world, random));
  const share = (what: keyof (typeof courses)[number]) => courses.filter((course) => course[what]).length / lives;
  return { confirmed: share('isConfirmed'), reopenedFromDone: share('isReopenedFromDone'), reopenedFromConfirmed: share('isReopenedFromConfirmed'), contested: share('isContested') };
}

/** A share with the standard error of so many lives. */
function percent(share: number): string {
  return `${(100 * share).toFixed(1)} ± ${(100 * Math.sqrt((share * (1 - share)) / lives)).toFixed(1)} %`;
}

/** One kind of world at every volume, and the worst of what must not happen in it. */
function walk(what: string, change: Partial<ProofWorld>, wrong: { confirmed?: boolean; reopened?: boolean }): { confirmed: number; reopened: number } {
  process.stdout.write(`\n  ${what}\n`);
  let confirmed = 0;
  let reopened = 0;
  for (const [at, mentionsAWeek] of volumes.entries()) {
    const shares = live({ ...usual, ...change, mentionsAWeek }, 1 + at);
    const worstReopened = shares.reopenedFromDone + shares.reopenedFromConfirmed;
    if (wrong.confirmed === true) confirmed = Math.max(confirmed, shares.confirmed);
    if (wrong.reopened === true) reopened = Math.max(reopened, worstReopened);
    const contested = shares.contested === 0 ? '' : `, contested ${percent(shares.contested)}`;
    process.stdout.write(`    ${String(mentionsAWeek).padStart(2)} a week: confirmed ${percent(shares.confirmed)}, reopened from done ${percent(shares.reopenedFromDone)}, from confirmed ${percent(shares.reopenedFromConfirmed)}${contested}\n`);
  }
  return { confirmed, reopened };
}

const both = { confirmed: true, reopened: true };
const seasons = { season: 0.4, weeksBefore: 104 };
const unchanged = [
  walk('no change', {}, both),
  walk('no change, weeks spread twice as far', { spread: 2 }, both),
  walk('no change, with interactions', { hasInteractions: true, spread: 2 }, both),
  walk('no change, 104 weeks, opened after the worst quarter', { weeksBefore: 104, isWorstQuarter: true }, both),
  walk('no change, 104 weeks, opened after the worst quarter, weeks spread twice as far', { weeksBefore: 104, isWorstQuarter: true, spread: 2 }, both),
  walk('no change, 30 weeks, opened after the worst quarter, weeks spread twice as far', { weeksBefore: 30, isWorstQuarter: true, spread: 2 }, both),
  walk('no change, 14 weeks, weeks spread twice as far', { weeksBefore: 14, spread: 2 }, both),
  walk('no change, seasons of ±40 %, 104 weeks', seasons, both),
  walk('no change, seasons of ±40 %, 104 weeks, opened after the worst quarter, weeks spread twice as far', { ...seasons, isWorstQuarter: true, spread: 2 }, both),
  walk('no change, 30 answers, nobody helped', { spread: 2, answers: 30, fixedShare: 0 }, { confirmed: true }),
  walk('no change, 30 answers, a quarter helped', { spread: 2, answers: 30, fixedShare: 0.25 }, { confirmed: true }),
  walk('no change, 30 answers, half of them helped', { spread: 2, answers: 30, fixedShare: 0.5 }, both),
  walk('no change, 200 answers, half of them helped', { spread: 2, answers: 200, fixedShare: 0.5 }, both),
];
const helped = [
  walk('30 % fewer', { effect: 0.7 }, { reopened: true }),
  walk('30 % fewer, 30 answers, three quarters helped', { effect: 0.7, spread: 2, answers: 30, fixedShare: 0.75 }, { reopened: true }),
  walk('60 % fewer', { effect: 0.4 }, { reopened: true }),
  walk('60 % fewer, weeks spread twice as far', { effect: 0.4, spread: 2 }, { reopened: true }),
  walk('60 % fewer, 104 weeks, opened after the worst quarter, weeks spread twice as far', { effect: 0.4, spread: 2, weeksBefore: 104, isWorstQuarter: true }, { reopened: true }),
  walk('60 % fewer, seasons of ±40 %, 104 weeks', { ...seasons, effect: 0.4 }, { reopened: true }),
  walk('60 % fewer, 30 answers, everybody helped', { effect: 0.4, spread: 2, answers: 30, fixedShare: 1 }, { reopened: true }),
  walk('90 % fewer, weeks spread twice as far', { effect: 0.1, spread: 2 }, { reopened: true }),
];
const worse = [walk('60 % more', { effect: 1.6 }, { confirmed: true }), walk('twice as many, weeks spread twice as far', { effect: 2, spread: 2 }, { confirmed: true }), walk('twice as many, 30 answers, nobody helped', { effect: 2, spread: 2, answers: 30 }, { confirmed: true })];
process.stdout.write('\n  Beyond what the rule promises\n');
walk('no change, seasons of ±40 %, but only 40 weeks', { season: 0.4 }, {});
walk('no change, weeks spread twice as far and carry half of it on', { spread: 2, memory: 0.5 }, {});
walk('no change, 104 weeks, opened after the worst quarter, weeks carry half of their spread on', { spread: 2, memory: 0.5, weeksBefore: 104, isWorstQuarter: true }, {});
const worst = (all: readonly { confirmed: number; reopened: number }[], what: 'confirmed' | 'reopened') => Math.max(...all.map((each) => each[what]));
process.stdout.write('\n');
const confirmed = worst([...unchanged, ...worse], 'confirmed');
const reopened = worst([...unchanged, ...helped], 'reopened');
printFigure({ what: `False confirmations over the whole course, worst of all worlds and volumes, ${lives.toLocaleString('en-GB')} lives each`, figure: percent(confirmed), limit: '5 %', ratio: limit / Math.max(confirmed, 1 / lives), toReach: 'at least 1' });
printFigure({ what: 'False reopenings, of done and of confirmed', figure: percent(reopened), limit: '5 %', ratio: limit / Math.max(reopened, 1 / lives), toReach: 'at least 1' });
