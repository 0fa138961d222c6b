import { dayIn } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { readHiddenFields } from '@kept/core/listen/hidden-fields.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { chooseLanguage, fillWords, pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import type { Html } from '../http/page.ts';
import type { AskedSurvey } from './find-asked-survey.ts';
import type { OpenedForm } from './form-token.ts';
import type { Host } from './read-host.ts';
import type { FieldReader } from './read-sent-answers.ts';
import { findInvitation, type SurveyInvitation } from './survey-link.ts';

/** A page, whether it went well, and the sites that may show it in a frame. */
export interface Answered {
  readonly status: 200 | 410 | 422;
  readonly html: Html;
  readonly origins: readonly string[];
}

/** Where a survey is being answered: the form's address, the caller's, and what the browser reads. */
export interface SurveyVisit {
  readonly org: string;
  readonly slug: string;
  readonly action: string;
  readonly address: string;
  readonly acceptLanguage: string;
}

/** Whom a page is for, in which language, and what came with the link. */
export interface Asking {
  readonly host: Host;
  readonly visit: SurveyVisit;
  readonly asked: AskedSurvey;
  readonly invitation: SurveyInvitation | undefined;
  readonly language: SurveyLanguage;
  readonly hidden: ReturnType<typeof readHiddenFields>;
  readonly field: FieldReader;
}

/** A link that was meant for one person and is forged is no link; without one the answer is anonymous. */
export async function invitationOf(tx: OrgTx, ctx: Ctx, asked: AskedSurvey, person: string): Promise<SurveyInvitation | undefined> {
  if (person === '') return undefined;
  const invitation = await findInvitation(tx, ctx, asked.id, person);
  if (invitation === undefined) throw notFound('page');
  return invitation;
}

/** What is asked of a visitor, in a language the survey has. */
export function askingOf(host: Host, visit: SurveyVisit, asked: AskedSurvey, { invitation, field, wanted, prefix }: { invitation: SurveyInvitation | undefined; field: FieldReader; wanted: string; prefix: string }): Asking {
  const language = chooseLanguage(asked.definition.languages, wanted, visit.acceptLanguage);
  const hidden = readHiddenFields(asked.definition, (name) => invitation?.hidden[name] ?? field(`${prefix}${name}`));
  return { host, visit, asked, invitation, language, hidden, field };
}

/** Why nothing can be answered any more. A survey that ended while a page of it was open still takes that page; a link's own day is the last. */
export function overSentence(asking: Asking, opened?: OpenedForm): string | undefined {
  const { host, asked, invitation, language } = asking;
  const words = pageWordsIn(language);
  const now = host.ctx.now();
  if (invitation !== undefined && invitation.expiresAt <= now) return fillWords(opened === undefined ? words.expired : words.tooLate, { date: writeDayIn(asking, invitation.expiresAt) });
  if (asked.endedAt === null || asked.endedAt > now) return undefined;
  const wasOpen = opened !== undefined && !opened.isTooOld && opened.openedAt <= asked.endedAt;
  return wasOpen ? undefined : fillWords(words.closed, { date: writeDayIn(asking, asked.endedAt) });
}

/** A day in the organisation's zone, in the reader's language. */
export function writeDayIn({ host, language }: Asking, at: Date): string {
  return writeSurveyDay(language, dayIn(at, host.timezone), { hasYear: false });
}
