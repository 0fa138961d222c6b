import { decideProof, type ProofOutcome } from '@kept/core/act/decide-proof.ts';
import { lookDays, usualProofRule } from '@kept/core/act/proof-rule.ts';
import { proofWindows, type Weeks } from '@kept/core/act/proof-windows.ts';
import { type AnswerVerdict, weighAnswers } from '@kept/core/act/weigh-answers.ts';
import { type LookVerdict, type ProofWeek, weighLook } from '@kept/core/act/weigh-look.ts';
import { addDaysTo, daysBetween } from '@kept/core/calendar.ts';
import type { FixAnswer } from '@kept/core/vocabulary.ts';

/** One world: how a theme is said, when it is opened, what the fix does, and what customers answer. */
export interface ProofWorld {
  readonly weeksBefore: number;
  readonly mentionsAWeek: number;
  /** The rate after the live date over that before: 1 is no change. */
  readonly effect: number;
  /** How many times more than by chance the weeks spread: 1 is Poisson. */
  readonly spread: number;
  /** How far the year swings around its middle. */
  readonly season: number;
  /** Opened at the end of the worst quarter there was; otherwise at the end of all weeks. */
  readonly isWorstQuarter: boolean;
  /** Each week's own luck lives on with this share in the next. */
  readonly memory: number;
  readonly hasInteractions: boolean;
  readonly answers: number;
  /** The share of those who answer that is really fixed for them; a fifth of the others say partly. */
  readonly fixedShare: number;
}

/** What became of one fix: whether it was ever confirmed, opened again from done, from confirmed, or marked as contested. */
export interface ProofCourse {
  readonly isConfirmed: boolean;
  readonly isReopenedFromDone: boolean;
  readonly isReopenedFromConfirmed: boolean;
  readonly isContested: boolean;
}

const firstDay = '2023-01-02';
/** From the opening to the live date. */
const weeksToFix = 6;
const weeksOfProof = 12;
const commentsAMention = 20;
const contactsAComment = 10;
/** Answers go on arriving after the last look: the question often leaves with a quarterly digest. */
const daysOfAnswers = 180;
const weeksToBeWorst = 13;
const fewestWeeks = 26;

/** Lives through one fix as an organisation would see it: every look and every answer in its order, through the rule itself. */
export function liveThrough(world: ProofWorld, random: () => number): ProofCourse {
  const { weeks, opened } = drawWeeks(world, random);
  const live = opened + weeksToFix;
  const read = ({ from, weeks: count }: Weeks): readonly ProofWeek[] => {
    const at = daysBetween(firstDay, from) / 7;
    return weeks.slice(at, at + count);
  };
  const answers = drawAnswers(world, random);
  const counts: Partial<Record<FixAnswer, number>> = {};
  let status: 'done' | 'confirmed' | 'open' = 'done';
  let data: LookVerdict | null = null;
  const seen = { isConfirmed: false, isReopenedFromDone: false, isReopenedFromConfirmed: false, isContested: false };
  const events = [...answers.map(({ day, answer }) => ({ day, answer, look: undefined })), ...lookDays.map((look) => ({ day: look, answer: undefined, look }))].toSorted((a, b) => a.day - b.day);
  for (const { answer, look } of events) {
    if (status === 'open') break;
    if (look !== undefined) {
      const first = weeks.findIndex((week) => week.mentions > 0);
      const windows = windowsOf(first, opened, live, look);
      const { verdict } = weighLook({ before: read(windows.before), after: read(windows.after), yearBefore: windows.yearBefore === null ? null : read(windows.yearBefore) }, usualProofRule);
      if (verdict === 'confirmed' || verdict === 'contradicted') data = verdict;
    }
    if (answer !== undefined) counts[answer] = (counts[answer] ?? 0) + 1;
    const outcome: ProofOutcome = decideProof({ status, data, answers: weigh(counts) });
    if (outcome === 'confirmed_by_data' || outcome === 'confirmed_by_customers') {
      status = 'confirmed';
      seen.isConfirmed = true;
    } else if (outcome === 'reopened') {
      seen[status === 'done' ? 'isReopenedFromDone' : 'isReopenedFromConfirmed'] = true;
      status = 'open';
    } else if (outcome === 'disagrees') {
      status = 'done';
      seen.isContested = true;
    }
  }
  return seen;
}

const knownWindows = new Map<string, ReturnType<typeof proofWindows>>();

function windowsOf(first: number, opened: number, live: number, look: (typeof lookDays)[number]) {
  const key = `${first} ${opened} ${live} ${look}`;
  const on = (week: number) => addDaysTo(firstDay, week * 7);
  const found = knownWindows.get(key) ?? proofWindows({ firstOn: on(first), openedOn: on(opened), liveOn: on(live) }, look);
  knownWindows.set(key, found);
  return found;
}

const knownVerdicts = new Map<string, AnswerVerdict['verdict']>();

function weigh(counts: Partial<Record<FixAnswer, number>>): AnswerVerdict['verdict'] {
  const key = `${counts.fixed ?? 0} ${counts.partly ?? 0} ${counts.not_fixed ?? 0}`;
  const found = knownVerdicts.get(key) ?? weighAnswers(counts, usualProofRule).verdict;
  knownVerdicts.set(key, found);
  return found;
}

function drawAnswers({ answers, fixedShare }: ProofWorld, random: () => number): { day: number; answer: FixAnswer }[] {
  return Array.from({ length: answers }, () => {
    const isFixed = random() < fixedShare;
    const answer: FixAnswer = random() < 0.2 ? 'do_not_know' : random() < 0.2 ? 'partly' : isFixed ? 'fixed' : 'not_fixed';
    return { day: random() * daysOfAnswers, answer };
  });
}

/** The weeks of a world up to the last look, and the one in which the theme is opened. */
function drawWeeks(world: ProofWorld, random: () => number): { weeks: ProofWeek[]; opened: number } {
  const lucks = drawLucks(world, random, world.weeksBefore + weeksToFix + weeksOfProof);
  const begins = Math.floor(random() * 52);
  const rates = lucks.map((luck, week) => world.mentionsAWeek * luck * (1 + world.season * Math.sin((2 * Math.PI * (week + begins)) / 52.18)));
  const before = rates.slice(0, world.weeksBefore).map((rate) => drawPoisson(rate, random));
  const opened = world.isWorstQuarter ? worstQuarterEnd(before) : world.weeksBefore;
  const mentions = rates.slice(0, opened + weeksToFix + weeksOfProof).map((rate, week) => (week < opened ? (before[week] ?? 0) : drawPoisson(rate * (week < opened + weeksToFix ? 1 : world.effect), random)));
  const comments = world.mentionsAWeek * commentsAMention;
  return { opened, weeks: mentions.map((count) => ({ mentions: count, comments: drawPoisson(comments, random) + count, interactions: world.hasInteractions ? drawPoisson(comments * contactsAComment, random) : 0 })) };
}

function worstQuarterEnd(before: readonly number[]): number {
  const ends = Array.from({ length: before.length - Math.min(fewestWeeks, before.length - 1) }, (_, at) => Math.min(fewestWeeks, before.length - 1) + at + 1);
  const sumTo = (end: number) => before.slice(Math.max(0, end - weeksToBeWorst), end).reduce((sum, each) => sum + each, 0);
  return ends.reduce((worst, end) => (sumTo(end) > sumTo(worst) ? end : worst));
}

/** Each week's luck: gamma with mean 1 and as much variance as the spread asks for; with a memory it is moved through the normal. */
function drawLucks({ spread, mentionsAWeek, memory }: ProofWorld, random: () => number, weeks: number): number[] {
  const variance = (spread - 1) / mentionsAWeek;
  let carried = drawNormal(random);
  return Array.from({ length: weeks }, () => {
    if (variance <= 0) return 1;
    carried = memory * carried + Math.sqrt(1 - memory ** 2) * drawNormal(random);
    const width = Math.sqrt(Math.log1p(variance));
    return Math.exp(width * carried - width ** 2 / 2);
  });
}

function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** By the product of uniforms for small means (Knuth), by the normal with its skew for large ones. */
function drawPoisson(mean: number, random: () => number): number {
  if (mean > 400) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  if (mean > 30) return drawPoisson(mean / 2, random) + drawPoisson(mean / 2, random);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let left = random(); left > limit; left *= random()) count += 1;
  return count;
}
