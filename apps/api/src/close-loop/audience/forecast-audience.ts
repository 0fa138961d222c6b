import type { LeftOutCode } from '@kept/core/close-loop/mail-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import { type Audience, audienceOf } from './audience-answer.ts';
import { countTogether } from './count-together.ts';
import { forecastNext, readTold } from './forecast-next.ts';

const step = 1000;

/** Who would get a digest if it went out now, and who would not and why; nothing is saved. Counted over everybody at once where that can be known at once, and person by person where not. */
export async function forecastAudience(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<Audience> {
  return (await countTogether(tx, ctx, row)) ?? countOneByOne(tx, ctx, row);
}

/** The same person by person, as it is decided when the mails are written. */
export async function countOneByOne(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<Audience> {
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
