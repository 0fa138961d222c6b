import { countThemeRows } from '@kept/core/act/count-theme-rows.ts';
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
import { findTold } from './find-told.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { readQuotes } from './read-quotes.ts';
import { readToday } from './read-today.ts';

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
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  deadlineOn: z.string().nullable(),
  due: z.enum(dueStates),
  daysLate: z.number().int(),
  blockedOn: z.string().nullable(),
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

/** Themes as lists show them: how they stand, who said it, how often, one customer's words. `days` narrows the counts to a period. */
export async function readThemeRows(tx: OrgTx, ctx: Ctx, points: Points, themes: readonly Theme[], days?: number): Promise<ThemeRow[]> {
  const ids = themes.map((each) => each.id);
  const today = await readToday(tx, ctx);
  const countOf = countThemeRows(points, ctx.now().getTime(), weeksShown, days);
  const quotes = await readQuotes(tx, ctx, ids);
  const told = await findTold(tx, ctx, themes);
  const names = await readNames(tx, ctx, themes);
  return themes.map((each) => {
    const due = dueOf(each, today);
    const { people, mentions, peopleBefore, trend, score } = countOf(each.id);
    const { id, title, description, groupTitle, status, deadlineOn, blockedOn, liveOn, snoozedUntil, journeyStage, origin, version } = each;
    return {
      id, title, description, groupTitle, status, deadlineOn, blockedOn, liveOn, snoozedUntil, journeyStage, origin, version,
      isDeclinePending: isDeclinePending(each),
      owner: each.ownerId === null ? null : { id: each.ownerId, name: names.get(each.ownerId) ?? '' },
      due: due.state,
      daysLate: due.daysLate,
      people,
      mentions,
      peopleBefore: days === undefined ? null : peopleBefore,
      trend: [...trend],
      score,
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
  const ids = [...new Set(themes.flatMap((each) => (each.ownerId === null ? [] : [each.ownerId])))];
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.id, ids)));
  return new Map(rows.map((row) => [row.id, row.name]));
}
