import type { LeftOutCode } from '@kept/core/close-loop/mail-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { listRecipients } from '../list-recipients.ts';
import { type Forecast, forecastEach, readTold } from './forecast-each.ts';
import { type Candidates, findCandidates } from './left-out-candidates.ts';

interface Asked {
  readonly code?: LeftOutCode | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** How much one page costs at most: so many customers looked at by the database, so many decided about, so many of them at a time. */
const usualWork = { looked: 10_000, decided: 2000, step: 500 };

/** A page of those a digest would leave out now, in the order of their ids, and where the next page begins; undefined after the last. A page may be short, or empty: it costs the same, however rare a reason is. */
export async function forecastLeftOut(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, asked: Asked, work = usualWork): Promise<{ leftOut: Forecast[]; next: string | undefined }> {
  const candidates: Candidates | undefined = asked.code === undefined ? {} : await findCandidates(tx, ctx, row, asked.code);
  if (candidates === undefined) return { leftOut: [], next: undefined };
  const named = asked.q === '' ? undefined : asked.q;
  const isWhole = candidates.isByIndex === true || named !== undefined || (candidates.condition === undefined && candidates.mayBe === undefined);
  // Of those of whom a lot decides, few are asked about.
  const step = work.step * (candidates.mayBe === undefined ? 1 : 5);
  const until = isWhole ? undefined : await findEnd(tx, ctx, asked.cursor, work.looked);
  const told = await readTold(tx, ctx, row);
  const leftOut: Forecast[] = [];
  let after = asked.cursor;
  for (let decided = 0; decided < work.decided; ) {
    const people = await listRecipients(tx, ctx, row, { ...(after === undefined ? {} : { after }), ...(named === undefined ? {} : { named }), until, narrowedTo: candidates.condition, most: step, withOutsiders: true });
    const looked = candidates.mayBe === undefined ? people : people.filter(({ id }) => candidates.mayBe?.(id));
    for (const one of await forecastEach(tx, ctx, row, told, looked)) {
      if (one.plan.send || (asked.code !== undefined && one.plan.code !== asked.code)) continue;
      if (leftOut.length === asked.limit) return { leftOut, next: after };
      leftOut.push(one);
      after = one.person.id;
    }
    if (people.length < step) return { leftOut, next: until };
    after = people.at(-1)?.id;
    decided += looked.length;
  }
  return { leftOut, next: after };
}

/** The last of so many customers after one; undefined where there are fewer. */
async function findEnd(tx: OrgTx, ctx: Ctx, after: string | undefined, looked: number): Promise<string | undefined> {
  const [end] = await tx
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.orgId, ctx.orgId), after === undefined ? undefined : gt(customer.id, after)))
    .orderBy(asc(customer.id))
    .offset(looked - 1)
    .limit(1);
  return end?.id;
}
