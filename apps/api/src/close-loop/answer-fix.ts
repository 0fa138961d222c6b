import { type FixAnswer, fixAnswers } from '@kept/core/vocabulary.ts';
import type { Ctx } from '../context.ts';
import type { Html } from '../http/page.ts';
import { receiptUrl } from '../mail/customer-links.ts';
import { answeredPage, answerPage, notedPage } from './answer-pages.ts';
import type { PageVoice } from './customer-page.ts';
import { readAskedTheme } from './read-asked-theme.ts';
import { type AskedFix, recordAnswer } from './record-answer.ts';

const longestReason = 2000;

/** Takes the form of "did it fix it?": records the answer and thanks, asking for a reason where it contradicts, or shows the question again with what is missing. */
export async function answerFix(ctx: Ctx, voice: PageVoice, fix: AskedFix, form: Readonly<Record<string, string>>): Promise<{ body: Html; status: 200 | 422 }> {
  const answer = fixAnswerIn(form.answer);
  if (answer === undefined) return { body: answerPage(voice, await readAskedTheme(ctx, fix.themeId), undefined, { isMissing: true }), status: 422 };
  const comment = (form.comment ?? '').slice(0, longestReason);
  const contradicts = await recordAnswer(ctx, fix, answer, comment);
  const back = receiptUrl(ctx, fix.customerId);
  return { body: comment === '' ? answeredPage(voice, answer, back, contradicts) : notedPage(voice, answer, back), status: 200 };
}

/** The answer a word stands for, if it is one. */
export function fixAnswerIn(text: string | undefined): FixAnswer | undefined {
  return fixAnswers.find((answer) => answer === text);
}
