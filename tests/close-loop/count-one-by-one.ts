import { type Audience, audienceOf } from '@kept/api/close-loop/audience/audience-answer.ts';
import { forecastNext, readTold } from '@kept/api/close-loop/audience/forecast-next.ts';
import type { Ctx } from '@kept/api/context.ts';
import type { LeftOutCode } from '@kept/core/close-loop/mail-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';

/** Who would get a digest, asked of one person after the other, as it is decided when the mails are written. */
export async function countOneByOne(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<Audience> {
  const plans = await forecastNext(tx, ctx, row, await readTold(tx, ctx, row), { after: undefined, most: 1000 });
  const counts = new Map<LeftOutCode, number>();
  for (const { plan } of plans) if (!plan.send) counts.set(plan.code, (counts.get(plan.code) ?? 0) + 1);
  return audienceOf(plans.filter(({ plan }) => plan.send).length, counts);
}
