import { countThemeRows, type ThemeRowCounter } from '@kept/core/act/count-theme-rows.ts';
import { dueOf, dueStates } from '@kept/core/act/due.ts';
import { arcStates, ringOf } from '@kept/core/act/ring.ts';
import { themeStatuses } from '@kept/core/act/theme-status.ts';
import type { Points } from '@kept/core/understand/points.ts';
import { journeyStages, metrics, origins } from '@kept/core/vocabulary.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inArray, and, eq } from 'drizzle-orm';
import type { OrgTx } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readWorkingCalendar } from '../organisation/read-working-calendar.ts';
import { blockedAnswer, blockedOf } from './blocked-of.ts';
import { findTold } from './find-told.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { readQuotes } from './read-quotes.ts';
import { countSteps, stepCounts } from './steps/list-steps.ts';

const arc = z.enum(arcStates);
export const ringAnswer = z.object({ heard: arc, owned: arc, acting: arc, done: arc, told: arc });
export const scoreAnswer = z.discriminatedUnion('isShown', [
  z.object({ isShown: z.literal(true), metric: z.enum(metrics), answers: z.number(), otherAnswers: z.number(), among: z.number(), others: z.number(), all: z.number() }),
  z.object({ isShown: z.literal(false), metric: z.enum(metrics), answers: z.number() }),
]);

export const themeRow = z.object({
  id: z.uuid(),
  title: z.string(),
  description: z.string(),
  groupTitle: z.string().nullable(),
  status: z.enum(themeStatuses),
  isDeclinePending: z.boolean(),
  /** Whether customers and the data say the opposite of each other about its fix. */
  isDisputed: z.boolean(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  deadlineOn: z.string().nullable(),
  due: z.enum(dueStates),
  daysLate: z.number().int(),
  /** For whom, on what and since when; null while it is not blocked. */
  blocked: blockedAnswer.nullable(),
  /** Null where it has no steps. */
  steps: stepCounts.nullable(),
  liveOn: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  journeyStage: z.enum(journeyStages).nullable(),
  origin: z.enum(origins).nullable(),
  people: z.number().int(),
  mentions: z.number().int(),
  /** People in the period of the same length before; null when all time is counted. */
  peopleBefore: z.number().int().nullable(),
  trend: z.array(z.number().int()),
  score: scoreAnswer.nullable(),
  quote: z.object({ mentionId: z.uuid(), text: z.string(), occurredAt: z.iso.datetime() }).nullable(),
  ring: ringAnswer,
  createdAt: z.iso.datetime(),
  version: z.number().int(),
});
export type ThemeRow = z.infer<typeof themeRow>;

const weeksShown = 12;

/** What figures say of each theme, in the last so many days or ever: enough to put themes in order, and what `readThemeRows` asks. */
export function countRows(ctx: Ctx, points: Points, days?: number): ThemeRowCounter {
  return countThemeRows(points, ctx.now().getTime(), weeksShown, days);
}

/** Themes as lists show them: how they stand, who said it, how often, one customer's words. */
export async function readThemeRows(tx: OrgTx, ctx: Ctx, themes: readonly Theme[], { countsOf }: ThemeRowCounter): Promise<ThemeRow[]> {
  const ids = themes.map((each) => each.id);
  const calendar = await readWorkingCalendar(tx, ctx);
  const quotes = await readQuotes(tx, ctx, ids);
  const told = await findTold(tx, ctx, themes);
  const names = await readNames(tx, ctx, themes);
  const steps = await countSteps(tx, ctx, ids);
  return themes.map((each) => {
    const due = dueOf(each, calendar.today);
    const { trend, ...counts } = countsOf(each.id);
    const { id, title, description, groupTitle, status, deadlineOn, liveOn, snoozedUntil, journeyStage, origin, version } = each;
    return {
      id, title, description, groupTitle, status, deadlineOn, liveOn, snoozedUntil, journeyStage, origin, version,
      isDeclinePending: isDeclinePending(each),
      isDisputed: each.disagreeSince !== null,
      owner: each.ownerId === null ? null : { id: each.ownerId, name: names.get(each.ownerId) ?? '' },
      due: due.state,
      blocked: blockedOf(each, calendar, (memberId) => names.get(memberId) ?? ''),
      steps: steps.get(id) ?? null,
      daysLate: due.daysLate,
      ...counts,
      trend: [...trend],
      quote: quotes.get(id) ?? null,
      ring: ringOf({ status, isLate: due.state === 'late', isTold: told.has(id) }),
      createdAt: each.createdAt.toISOString(),
    };
  });
}

/** Somebody asked to answer with "no", and the second person has not decided yet. */
export function isDeclinePending(each: Theme): boolean {
  return each.declineAskedBy !== null && each.declineApprovedBy === null && each.status !== 'declined';
}

async function readNames(tx: OrgTx, ctx: Ctx, themes: readonly Theme[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(themes.flatMap((each) => [each.ownerId, each.blockedForId].filter((id) => id !== null)))];
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.id, ids)));
  return new Map(rows.map((row) => [row.id, row.name]));
}
