import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { lastMonday } from '@kept/core/listen/last-monday.ts';
import { outcomePlaces, pointOutcomes } from '@kept/core/listen/session-words.ts';
import { frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { countPeople } from '../act/count-people.ts';
import { readQuotes } from '../act/read-quotes.ts';
import type { Ctx } from '../context.ts';
import { readAgentsUpdates } from '../listen/read-agents-updates.ts';
import { readSlug } from '../listen/read-host.ts';

const quarterMs = 90 * 86_400_000;
const part = z.object({ name: z.string(), reports: z.int() });

export const sessionPoint = z.object({
  id: z.uuid(),
  themeId: z.uuid(),
  title: z.string(),
  reports: z.int(),
  /** Null where a part or the rest would be one to four. */
  frequencies: z.array(part).nullable(),
  steps: z.array(part).nullable(),
  /** Null until counted, and where the number would tell of one to four people. */
  meToos: z.int().nullable(),
  outcome: z.enum(pointOutcomes).nullable(),
  outcomeText: z.string().nullable(),
  goesTo: z.enum(outcomePlaces).nullable(),
  /** The same theme from the customers' side, over the last 90 days. */
  customers: z.object({ people: z.int(), quote: z.string().nullable() }),
});

export const sessionAnswer = z.object({
  id: z.uuid(),
  title: z.string(),
  prompt: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  meetsOn: z.string().nullable(),
  /** The Monday on which the reports are opened together, where there are at least five. */
  releasesOn: z.string(),
  /** `waiting` and `late`: closed, before and after that Monday; `opened`: no theme may be shown yet. */
  state: z.enum(['reporting', 'waiting', 'late', 'opened', 'agenda', 'counted', 'shared']),
  answer: z.string().nullable(),
  /** The page and poster for agents. */
  url: z.string(),
  points: z.array(sessionPoint),
  /** What owners have said to agents about its points since, newest first. */
  updates: z.array(z.object({ title: z.string(), text: z.string(), at: z.iso.datetime() })),
});
export type Session = z.infer<typeof sessionAnswer>;

/** A friction session: its agenda from the round's reports, the customers' side of each point, and what came of it. */
export async function readSession(ctx: Ctx, roundId: string): Promise<Session> {
  const slug = await readSlug(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [round] = await tx.select().from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, roundId)));
    if (round === undefined) throw notFound('round');
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const rows = await tx.select().from(frictionPoint).where(and(eq(frictionPoint.orgId, ctx.orgId), eq(frictionPoint.roundId, roundId))).orderBy(asc(frictionPoint.place));
    const themeIds = rows.map(({ themeId }) => themeId);
    const people = await countPeople(tx, ctx, themeIds, { from: new Date(ctx.now().getTime() - quarterMs), to: ctx.now() });
    const quotes = await readQuotes(tx, ctx, themeIds);
    const points = rows.map((row) => ({
      id: row.id,
      themeId: row.themeId,
      title: row.title,
      reports: row.reports,
      frequencies: row.frequencies === null ? null : [...row.frequencies],
      steps: row.steps === null ? null : [...row.steps],
      meToos: row.meToos,
      outcome: row.outcome,
      outcomeText: row.outcomeText,
      goesTo: row.goesTo,
      customers: { people: people.get(row.themeId)?.people ?? 0, quote: quotes.get(row.themeId)?.text ?? null },
    }));
    const { id, title, prompt, opensOn, closesOn, meetsOn, answer } = round;
    return { id, title, prompt, opensOn, closesOn, meetsOn, releasesOn: releaseDay(closesOn), state: stateOf(round, dayIn(ctx.now(), settings?.timezone ?? 'UTC')), answer, url: `${ctx.place.baseUrl}/f/${slug}/session/${id}`, points, updates: (await readAgentsUpdates(tx, ctx, roundId)).map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })) };
  });
}

function stateOf(round: typeof frictionRound.$inferSelect, today: string): Session['state'] {
  if (round.sharedAt !== null) return 'shared';
  if (round.countedAt !== null && round.agendaAt !== null) return 'counted';
  if (round.agendaAt !== null) return 'agenda';
  if (round.releasedOn !== null) return 'opened';
  if (today <= round.closesOn) return 'reporting';
  return today <= releaseDay(round.closesOn) ? 'waiting' : 'late';
}

/** The Monday after the last day of a round. */
function releaseDay(closesOn: string): string {
  return addDaysTo(lastMonday(closesOn), 7);
}
