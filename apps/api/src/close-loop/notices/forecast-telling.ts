import { type LeftOutCode, leftOutCodes, leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { type Telling, tellingSentence } from '@kept/core/close-loop/telling-words.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { planMails } from '../../mail/plan-mails.ts';
import { findAlreadyTold, type OneNews } from './find-already-told.ts';
import { countOthers, listBehind } from './list-behind.ts';

export const tellingAnswer = z.object({
  people: z.number().int().describe('Known people and anonymous texts'),
  mailable: z.number().int(),
  anonymous: z.number().int(),
  leftOut: z.array(z.object({ reason: z.string(), people: z.number().int() })),
  since: z.number().int().describe('Said again after it was decided; not told that it is'),
  sentence: z.string(),
});

const step = 1000;

/** Who would hear of a piece of news if it went out now, and who would not and why, by the rules that decide it when it goes; nothing is saved. */
export async function forecastTelling(tx: OrgTx, ctx: Ctx, news: OneNews & { readonly at: Date }): Promise<z.infer<typeof tellingAnswer>> {
  const behind = { themeId: news.themeId, until: news.at };
  const people = await listBehind(tx, ctx, behind);
  const told = await findAlreadyTold(tx, ctx, news);
  const counts = new Map<LeftOutCode, number>();
  const add = (code: LeftOutCode, number = 1) => counts.set(code, (counts.get(code) ?? 0) + number);
  const open = people.filter(({ id }) => !told.has(id));
  if (people.length > open.length) add('told_already', people.length - open.length);
  let mailable = 0;
  for (let from = 0; from < open.length; from += step) {
    const plans = await planMails(tx, ctx, 'notice', '', open.slice(from, from + step).map(({ id, email }) => ({ recipient: `customer:${id}` as const, email })), { hold: false });
    for (const plan of plans.values()) {
      if (plan.send) mailable += 1;
      else add(plan.code);
    }
  }
  const { anonymous, since } = await countOthers(tx, ctx, behind);
  const telling: Telling = { people: people.length + anonymous, mailable, anonymous, leftOut: reasonsOf(counts) };
  return { ...telling, leftOut: [...telling.leftOut], since, sentence: tellingSentence(telling) };
}

/** Counted codes as the reasons a person reads. */
export function reasonsOf(counts: ReadonlyMap<LeftOutCode, number>): { reason: string; people: number }[] {
  return leftOutCodes.flatMap((code) => (counts.has(code) ? [{ reason: leftOutWords[code], people: counts.get(code) ?? 0 }] : []));
}
