import { AppError } from '@kept/core/errors.ts';
import type { Ctx } from '../context.ts';
import type { Limit } from '../http/limits.ts';
import { sha256 } from '../secrets.ts';
import type { AskedSurvey } from './find-asked-survey.ts';
import type { FieldReader } from './read-sent-answers.ts';

/** Each reason an answer is kept apart, with the sentence the survey's page says of it. */
export const suspicionSentences = {
  trap: 'The hidden field was filled in, as programs do.',
  address: 'More than twenty answers to this survey came from one address within an hour.',
  flood: 'More than six hundred answers to this survey came within a minute.',
  work: 'The browser did not do the small sum this survey asks for.',
} as const;

/** How many leading zero bits the sum's hash needs: about 16,000 tries, under a second on a phone. */
export const workBits = 14;

/**
 * Threat: programs fill in every form they find, or one survey ten thousand times. What looks like it is kept apart and shown, never
 * dropped: an office behind one address is many people. The address is counted in memory for an hour and never stored.
 */
export async function findSuspicions(ctx: Ctx, asked: AskedSurvey, sent: { field: FieldReader; address: string; isInvited: boolean }): Promise<(keyof typeof suspicionSentences)[]> {
  const found: (keyof typeof suspicionSentences)[] = [];
  if (sent.field('website') !== '') found.push('trap');
  if (asked.needsWork && !isWorkDone(sent.field('form'), sent.field('work'))) found.push('work');
  if (sent.isInvited) return found;
  if (await isOver(ctx.limits.surveyByAddress, `${asked.id} ${sha256(sent.address)}`)) found.push('address');
  if (await isOver(ctx.limits.surveyByItself, asked.id)) found.push('flood');
  return found;
}

/** Says whether a number makes the hash of the signed page begin with enough zeros. */
function isWorkDone(token: string, work: string): boolean {
  return /^\d{1,9}$/.test(work) && Number.parseInt(sha256(`${token}${work}`).slice(0, 8), 16) >>> (32 - workBits) === 0;
}

async function isOver(limit: Limit, key: string): Promise<boolean> {
  return limit.take(key).then(
    () => false,
    (reason: unknown) => {
      if (reason instanceof AppError) return true;
      throw reason;
    },
  );
}
