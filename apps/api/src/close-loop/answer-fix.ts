import { type FixAnswer, fixAnswers } from '@kept/core/vocabulary.ts';
import type { Ctx } from '../context.ts';
import type { Html } from '../http/page.ts';
import { receiptUrl } from '../mail/customer-links.ts';
import { answeredPage, answerPage } from './answer-pages.ts';
import type { PageVoice } from './customer-page.ts';
import { readAskedTheme } from './read-asked-theme.ts';
import { type AskedFix, recordAnswer } from './record-answer.ts';

/** Takes the form of "did it fix it?": records the answer and thanks, or shows the question again with what is missing. */
export async function answerFix(ctx: Ctx, voice: PageVoice, fix: AskedFix, given: string | undefined): Promise<{ body: Html; status: 200 | 422 }> {
  const answer = fixAnswerIn(given);
  if (answer === undefined) return { body: answerPage(voice, await readAskedTheme(ctx, fix.themeId), undefined, { isMissing: true }), status: 422 };
  await recordAnswer(ctx, fix, answer);
  return { body: answeredPage(voice, answer, receiptUrl(ctx, fix.customerId)), status: 200 };
}

/** The answer a word stands for, if it is one. */
export function fixAnswerIn(text: string | undefined): FixAnswer | undefined {
  return fixAnswers.find((answer) => answer === text);
}
