import { dayIn } from '@kept/core/calendar.ts';
import { firstNameOf, quoteOf, type SaidPoint } from '@kept/core/close-loop/own-points.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { type SurveyLanguage, surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { chooseLanguage } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import type { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import type { MailContent } from '@kept/emails/digest-shape.ts';
import * as noticeTemplate from '@kept/emails/notice.tsx';
import { paintMail } from '@kept/emails/paint-mail.ts';
import { renderMail } from '@kept/emails/render.ts';
import { countPeople } from '../../act/count-people.ts';
import type { Ctx } from '../../context.ts';
import { answerUrls, customerLinks } from '../../mail/customer-links.ts';
import { deadAnswers, deadLinks, readSaidPoints } from '../digest-mail.ts';
import { readShownOwners } from '../read-shown-owners.ts';
import { readSpokenLanguages } from '../read-spoken-languages.ts';
import { readVoice } from '../read-voice.ts';
import type { NoticeRow } from './hold-notice.ts';

const mostQuotes = 2;

/** Whom a notice is written to. */
export interface Told {
  readonly id: string;
  readonly name: string | null;
  readonly emailNormal: string | null;
}

/** One theme a notice answers. */
export interface Answered {
  readonly notice: NoticeRow;
  readonly about: typeof theme.$inferSelect;
}

/** Writes notices in the organisation's name. A preview's links are dead, and it may be read in another language than the person's own. */
export interface NoticeWriter {
  readonly write: (tx: OrgTx, person: Told, answered: readonly Answered[], preview?: { readonly language?: SurveyLanguage }) => Promise<MailContent>;
}

/** Reads once what is the same for everybody: in whose name it is, how many said it, who looks after it as the organisation shows them. */
export async function openNoticeWriter(ctx: Ctx, themeIds: readonly string[]): Promise<NoticeWriter> {
  const voice = await readVoice(ctx);
  const { people, owners } = await inOrg(ctx.db, ctx.orgId, async (tx) => ({ people: await countPeople(tx, ctx, themeIds), owners: await readShownOwners(tx, ctx) }));
  const dayFor = (language: SurveyLanguage) => (day: string) => writeSurveyDay(language, day, { hasYear: day.slice(0, 4) !== dayIn(ctx.now(), voice.timezone).slice(0, 4) });
  return {
    write: async (tx, person, answered, preview) => {
      const language = preview?.language ?? chooseLanguage(surveyLanguages, await readSpokenLanguages(tx, ctx, person.id), '');
      const points = (await readSaidPoints(tx, ctx, [person.id], ctx.now())).get(person.id) ?? [];
      const isLive = preview === undefined && person.emailNormal !== null;
      const links = isLive ? customerLinks({ ...ctx, front: voice.front }, { customerId: person.id, emailNormal: person.emailNormal ?? '', language }) : deadLinks(ctx);
      const firstName = firstNameOf(person.name);
      const write = dayFor(language);
      const written = await renderMail(noticeTemplate, {
        sender: { organisationName: voice.organisationName, postalAddress: voice.postalAddress || voice.organisationName, ...links },
        language,
        ...(firstName === undefined ? {} : { firstName }),
        parts: answered.map(({ notice, about }) => {
          const owner = owners.get(about.ownerId ?? '');
          return {
            title: about.title,
            outcome: notice.outcome,
            text: notice.text,
            said: saidAbout(points, notice, voice.timezone).map(({ quote, day }) => ({ quote, saidOn: write(day) })),
            people: people.get(about.id)?.people ?? 0,
            ...(notice.kind === 'did' && about.liveOn !== null ? { liveOn: write(about.liveOn) } : {}),
            ...(owner === undefined || owner === null ? {} : { owner }),
            ...(notice.kind === 'did' ? { answerUrls: isLive ? answerUrls({ ...ctx, front: voice.front }, person.id, about.id, notice.resolutionNumber) : deadAnswers(ctx) } : {}),
          };
        }),
      });
      return paintMail(written, voice.accent);
    },
  };
}

/** The person's own sentences about a theme, the latest first, each once and after the personal-data finder. */
function saidAbout(points: readonly SaidPoint[], { themeId, newsAt }: NoticeRow, timezone: string): { quote: string; day: string }[] {
  const theirs = points.filter((point) => point.themeId === themeId && point.occurredAt <= newsAt).toSorted((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime());
  const quotes = new Map(theirs.toReversed().map((point) => [redactText(quoteOf(point)).text, dayIn(point.occurredAt, timezone)]));
  return [...quotes].filter(([quote]) => quote !== '').map(([quote, day]) => ({ quote, day })).toSorted((a, b) => b.day.localeCompare(a.day)).slice(0, mostQuotes);
}
