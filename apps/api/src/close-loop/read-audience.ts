import { type LeftOutCode, leftOutCodes, leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { forecastNext, readTold } from './audience/forecast-next.ts';

export const audienceAnswer = z.object({
  people: z.number().describe('How many get it, or got it'),
  leftOut: z.number(),
  reasons: z.array(z.object({ code: z.enum(leftOutCodes), reason: z.string(), people: z.number() })),
  sentence: z.string(),
});
export type Audience = z.infer<typeof audienceAnswer>;

const step = 1000;

/** Who would get a digest if it went out now, and who would not and why; nothing is saved. */
export async function forecastAudience(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<Audience> {
  const told = await readTold(tx, ctx, row);
  const counts = new Map<LeftOutCode, number>();
  let people = 0;
  for (let after: string | undefined; ; ) {
    const plans = await forecastNext(tx, ctx, row, told, { after, most: step });
    for (const { plan } of plans) {
      if (plan.send) people += 1;
      else counts.set(plan.code, (counts.get(plan.code) ?? 0) + 1);
    }
    after = plans.at(-1)?.person.id;
    if (plans.length < step) return audienceOf(people, counts);
  }
}

/** Who got a digest that is on its way or out, and who was left out and why. */
export async function countAudience(tx: OrgTx, ctx: Ctx, digestId: string): Promise<Audience & { sent: number; waiting: number; failed: number; uncertain: number }> {
  const rows = await tx
    .select({ state: mail.state, code: mail.leftOutCode, people: count() })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, digestId)))
    .groupBy(mail.state, mail.leftOutCode);
  const inState = (...states: string[]) => rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.people, 0);
  const counts = new Map(rows.flatMap((row) => (row.code === null ? [] : [[row.code, row.people] as const])));
  const [sent, waiting, failed, uncertain] = [inState('sent'), inState('pending', 'sending', 'cancelled'), inState('failed'), inState('uncertain')];
  return { ...audienceOf(sent + waiting + failed + uncertain, counts), sent, waiting, failed, uncertain };
}

const figures = new Intl.NumberFormat('en-GB');

function audienceOf(people: number, counts: ReadonlyMap<LeftOutCode, number>): Audience {
  const reasons = [...counts].map(([code, number]) => ({ code, reason: leftOutWords[code], people: number })).sort((a, b) => b.people - a.people);
  const leftOut = reasons.reduce((sum, { people: number }) => sum + number, 0);
  const why = reasons.map(({ reason, people: number }) => `${reason} ${figures.format(number)}`).join(', ');
  const sentence = `${figures.format(people)} ${people === 1 ? 'person' : 'people'}${leftOut === 0 ? '' : `, ${figures.format(leftOut)} left out (${why})`}`;
  return { people, leftOut, reasons, sentence };
}
