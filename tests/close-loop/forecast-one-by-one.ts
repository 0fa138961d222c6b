import { type Audience, audienceOf } from '@kept/api/close-loop/audience/audience-answer.ts';
import { type Forecast, forecastEach, readTold } from '@kept/api/close-loop/audience/forecast-each.ts';
import { listRecipients } from '@kept/api/close-loop/list-recipients.ts';
import type { Ctx } from '@kept/api/context.ts';
import type { LeftOutCode } from '@kept/core/close-loop/mail-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';

/** Who would get a digest, asked of one person after the other, as it is decided when the mails are written. */
export async function forecastOneByOne(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<Forecast[]> {
  const people = await listRecipients(tx, ctx, row, { most: 1000, withOutsiders: true });
  return forecastEach(tx, ctx, row, await readTold(tx, ctx, row), people);
}

/** The figures of such a forecast. */
export function countOneByOne(plans: readonly Forecast[]): Audience {
  const counts = new Map<LeftOutCode, number>();
  for (const { plan } of plans) if (!plan.send) counts.set(plan.code, (counts.get(plan.code) ?? 0) + 1);
  return audienceOf(plans.filter(({ plan }) => plan.send).length, counts);
}
