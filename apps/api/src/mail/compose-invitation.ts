import { dayIn } from '@kept/core/calendar.ts';
import { isRated, type SurveyDefinition, wordsIn } from '@kept/core/listen/survey-definition.ts';
import { pipeFields } from '@kept/core/listen/hidden-fields.ts';
import { nextStep } from '@kept/core/listen/survey-flow.ts';
import { chooseLanguage } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import type { ContactChannel } from '@kept/core/vocabulary.ts';
import type { CustomerSender } from '@kept/emails/customer-foot.tsx';
import type { MailContent } from '@kept/emails/digest-shape.ts';
import { renderMail } from '@kept/emails/render.ts';
import * as surveyInvitation from '@kept/emails/survey-invitation.tsx';

/** Everything one invitation or reminder says. */
export interface Invitation {
  readonly sender: CustomerSender;
  readonly firstName: string | undefined;
  readonly definition: SurveyDefinition;
  /** What the customer reads, where the survey speaks it. */
  readonly language: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly contact: { readonly channel: ContactChannel; readonly endedAt: Date } | undefined;
  readonly url: string;
  readonly closesAt: Date;
  readonly publishedOn: string;
  readonly timezone: string;
  readonly isReminder: boolean;
}

/** Writes an invitation in the customer's language, or the survey's first, with the first question inside; each point of its scale is a link that only opens the survey with that score chosen. The same bytes each time. */
export async function composeInvitation(given: Invitation): Promise<MailContent> {
  const { definition, hidden, contact, url, timezone, firstName } = given;
  const language = chooseLanguage(definition.languages, given.language, '');
  const first = nextStep(definition, new Map(), new Set())?.questions[0]?.question;
  const words = (wording: Parameters<typeof wordsIn>[0]) => pipeFields(wordsIn(wording, language, definition), definition, language, hidden);
  const dayOf = (day: string) => writeSurveyDay(language, day, { hasYear: false });
  const own = `${url}&lang=${language}`;
  return renderMail(surveyInvitation, {
    sender: given.sender,
    language,
    ...(firstName === undefined ? {} : { firstName }),
    ...(contact === undefined ? {} : { contact: { channel: contact.channel, on: dayOf(dayIn(contact.endedAt, timezone)) } }),
    question: first === undefined ? '' : words(first.wording),
    surveyUrl: own,
    ...(first === undefined || !isRated(first) ? {} : { scale: { links: scoresOf(first.scale).map((score) => ({ score, url: `${own}&score=${score}` })), lowest: words(first.low), highest: words(first.high) } }),
    closesOn: dayOf(dayIn(given.closesAt, timezone)),
    answerBy: dayOf(given.publishedOn),
    reminder: given.isReminder,
    others: definition.languages.filter((other) => other !== language).map((other) => ({ language: other, url: `${url}&lang=${other}` })),
  });
}

function scoresOf({ min, max }: { readonly min: number; readonly max: number }): number[] {
  return Array.from({ length: max - min + 1 }, (_, place) => min + place);
}
