import { dayIn, writeShortDay } from '@kept/core/calendar.ts';
import { isRated, type SurveyDefinition, wordsIn } from '@kept/core/listen/survey-definition.ts';
import { pipeFields } from '@kept/core/listen/hidden-fields.ts';
import { nextStep } from '@kept/core/listen/survey-flow.ts';
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

const byChannel = {
  phone: 'by phone', chat: 'by chat', email: 'by email', whatsapp: 'on WhatsApp', sms: 'by text message', social: 'on social media', web: 'on our site', store: 'in one of our shops', bot: 'with our assistant',
} as const satisfies Record<ContactChannel, string>;

/** Writes an invitation with the first question inside; each point of its scale is a link that only opens the survey with that score chosen. The same bytes each time. */
export async function composeInvitation(given: Invitation): Promise<MailContent> {
  const { definition, hidden, contact, url, timezone, firstName } = given;
  const language = definition.languages.find((one) => one === given.language) ?? definition.languages[0] ?? 'en';
  const first = nextStep(definition, new Map(), new Set())?.questions[0]?.question;
  const words = (wording: Parameters<typeof wordsIn>[0]) => pipeFields(wordsIn(wording, language, definition), definition, language, hidden);
  const own = `${url}&lang=${language}`;
  return renderMail(surveyInvitation, {
    sender: given.sender,
    ...(firstName === undefined ? {} : { firstName }),
    ...(contact === undefined ? {} : { about: `${byChannel[contact.channel]} on ${writeShortDay(dayIn(contact.endedAt, timezone))}` }),
    question: first === undefined ? '' : words(first.wording),
    surveyUrl: own,
    ...(first === undefined || !isRated(first) ? {} : { scale: { links: scoresOf(first.scale).map((score) => ({ score, url: `${own}&score=${score}` })), lowest: words(first.low), highest: words(first.high) } }),
    closesOn: writeShortDay(dayIn(given.closesAt, timezone)),
    answerBy: writeShortDay(given.publishedOn),
    reminder: given.isReminder,
  });
}

function scoresOf({ min, max }: { readonly min: number; readonly max: number }): number[] {
  return Array.from({ length: max - min + 1 }, (_, place) => min + place);
}
