import { type FixAnswer, fixAnswers } from '@kept/core/vocabulary.ts';
import type { Ctx } from '../context.ts';
import type { Html } from '../http/page.ts';
import { receiptUrl } from '../mail/customer-links.ts';
import { readAskedTheme } from './read-asked-theme.ts';
import { readVoice } from './read-voice.ts';
import { answeredPage, answerPage } from './receipt-page.ts';
import { type AskedFix, recordAnswer } from './record-answer.ts';

/** Takes the form of "did it fix it?": records the answer and thanks, or shows the question again with what is missing. */
export async function answerFix(ctx: Ctx, fix: AskedFix, given: string | undefined): Promise<{ body: Html; status: 200 | 422 }> {
  const { organisationName } = await readVoice(ctx);
  const answer = fixAnswerIn(given);
  if (answer === undefined) return { body: answerPage(organisationName, await readAskedTheme(ctx, fix.themeId), undefined, 'Choose one answer'), status: 422 };
  await recordAnswer(ctx, fix, answer);
  return { body: answeredPage(organisationName, answer, receiptUrl(ctx, fix.customerId)), status: 200 };
}

/** The answer a word stands for, if it is one. */
export function fixAnswerIn(text: string | undefined): FixAnswer | undefined {
  return fixAnswers.find((answer) => answer === text);
}
