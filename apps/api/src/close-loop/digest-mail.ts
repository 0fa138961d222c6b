import { blockWordsIn, openingWordsIn } from '@kept/core/close-loop/digest-translations.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { chooseLanguage } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import { writePeriodIn } from '@kept/core/digest-period.ts';
import { missedWords } from '@kept/core/close-loop/missed-words.ts';
import { chooseOwnPoints, firstNameOf, type SaidPoint } from '@kept/core/close-loop/own-points.ts';
import type { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { assembleDigest } from '@kept/emails/assemble-digest.ts';
import type { Digest, MailContent, MailImage } from '@kept/emails/digest-shape.ts';
import { paintMail } from '@kept/emails/paint-mail.ts';
import { renderDigestBlocks } from '@kept/emails/render-digest-blocks.tsx';
import { and, eq, inArray, lte, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { answerUrls, customerLinks } from '../mail/customer-links.ts';
import type { MissedDigest } from './control-group/read-missed.ts';
import { readMailImages } from './brand/read-mail-images.ts';
import type { Recipient } from './list-recipients.ts';
import { clickMark } from './report/click-mark.ts';
import { moreUrl } from './report/more-url.ts';
import type { Voice } from './read-voice.ts';

type DigestRow = typeof digest.$inferSelect;
type BlockRow = typeof digestBlock.$inferSelect;

/** Whom a digest is written to; live links name the mail they stand in, so that its clicks can be counted. */
export type Reader = Recipient & { readonly emailNormal: string | null; readonly missed?: MissedDigest | undefined; readonly mailId?: string };

/** One person's mail, and which blocks it shows, by their positions: those about what they said, and the others. */
export interface WrittenDigest extends MailContent {
  readonly language: SurveyLanguage;
  readonly shown: { readonly own: number[]; readonly others: number[] };
}

/** A digest ready to be written to one person after another. `dead` links open a page that says this is a preview. */
export interface DigestMail {
  readonly digest: DigestRow;
  /** The themes it tells of. */
  readonly told: ReadonlySet<string>;
  /** In the language asked for, otherwise in the one of the digest's that is known of the reader. */
  readonly writeTo: (person: Reader, points: readonly SaidPoint[], links: 'live' | 'dead', language?: SurveyLanguage) => WrittenDigest;
}

/** Renders once, in each of its languages, what is the same for everybody; writing to a person is then plain string work, and gives the same bytes each time. */
export async function openDigestMail(ctx: Ctx, voice: Voice, row: DigestRow, blocks: readonly BlockRow[], dir?: 'ltr' | 'rtl'): Promise<DigestMail> {
  const images = await inOrg(ctx.db, ctx.orgId, (tx) => readMailImages(tx, ctx, [voice.logoImageId, ...blocks.map((block) => block.imageId)]));
  const rendered = new Map(await Promise.all(row.languages.map(async (language) => [language, await renderDigestBlocks(digestIn(language, { voice, row, blocks, images, dir }))] as const)));
  const resolutions = new Map(blocks.map((block) => [block.themeId, block.resolutionNumber]));
  const told = new Set(resolutions.keys());
  const positions = new Map(blocks.map((block) => [block.themeId, block.position]));
  const positionsOf = (themeIds: readonly string[]) => themeIds.flatMap((themeId) => positions.get(themeId) ?? []);
  const didIds = new Set(blocks.filter((block) => block.kind === 'did').map((block) => block.themeId));
  return {
    digest: row,
    told,
    writeTo: (person, points, links, wanted) => {
      const language = chooseLanguage(row.languages, wanted ?? knownLanguages(person, points), '');
      const template = rendered.get(language);
      if (template === undefined) throw new Error(`This digest has not been rendered in ${language}.`);
      const own = chooseOwnPoints(points, told, row.fromAt, voice.timezone, row.untilAt, language);
      const isLive = links === 'live' && person.emailNormal !== null;
      const urls = isLive ? customerLinks({ ...ctx, front: voice.front }, { customerId: person.id, emailNormal: person.emailNormal ?? '', language, digestMailId: person.mailId }) : deadLinks(ctx);
      const mark = (themeId: string) => (isLive && person.mailId !== undefined ? clickMark(ctx, { mailId: person.mailId, position: positions.get(themeId) ?? 0 }) : undefined);
      const firstName = firstNameOf(person.name);
      const answers = (themeId: string) => (isLive ? answerUrls({ ...ctx, front: voice.front }, person.id, themeId, resolutions.get(themeId) ?? 0, mark(themeId)) : deadAnswers(ctx));
      const assembled = assembleDigest(template, {
        ...(firstName === undefined ? {} : { firstName }),
        ...urls,
        ...(person.missed === undefined ? {} : { missed: { words: missedWords(language), url: isLive ? `${voice.publicPageUrl}/digests/${person.missed.id}` : urls.receiptUrl } }),
        readMore: (themeId, isOwn) => moreUrl(ctx, voice, themeId, { isOwn, isLive, receiptUrl: urls.receiptUrl, mark: mark(themeId) }),
        own: own.map((point) => ({ ...point, quote: redactText(point.quote).text, ...(point.themeId !== null && didIds.has(point.themeId) ? { answerUrls: answers(point.themeId) } : {}) })),
      });
      return { ...paintMail({ subject: assembled.subject, html: assembled.html, text: assembled.text }, voice.accent), language, shown: { own: positionsOf(assembled.ownShown), others: positionsOf(assembled.othersShown) } };
    },
  };
}

/** What is known of a reader's languages, the surest first: what is stated of them, what they last wrote in. English is what everybody is said to read until somebody says otherwise: it says nothing. */
function knownLanguages(person: Recipient, points: readonly SaidPoint[]): string[] {
  const last = points.reduce<SaidPoint | undefined>((latest, point) => (point.language && (latest === undefined || point.occurredAt > latest.occurredAt) ? point : latest), undefined);
  return [person.language === 'en' ? '' : person.language, last?.language ?? ''];
}

interface Frozen { readonly voice: Voice; readonly row: DigestRow; readonly blocks: readonly BlockRow[]; readonly images: ReadonlyMap<string, MailImage>; readonly dir: 'ltr' | 'rtl' | undefined }

/** The digest in one of its languages; what has no text in it yet stands in the first, and says so. */
function digestIn(language: SurveyLanguage, { voice, row, blocks, images, dir }: Frozen): Digest {
  const first = row.languages[0] ?? 'en';
  const { subject, intro, correction } = openingWordsIn(row, language);
  const other = (shown: SurveyLanguage) => (shown === language ? undefined : shown);
  return {
    organisationName: voice.organisationName,
    postalAddress: voice.postalAddress === '' ? voice.organisationName : voice.postalAddress,
    periodLabel: writePeriodIn(row.period, language),
    language,
    logo: images.get(voice.logoImageId ?? ''),
    ...(subject.text === '' ? {} : { subject: subject.text }),
    ...(intro.text === '' ? {} : { intro: intro.text, introLanguage: other(intro.language) }),
    ...(row.correction === null ? {} : { correction: correction.text, correctionLanguage: other(correction.language) }),
    ...(dir === undefined ? {} : { dir }),
    ...(row.loopKept.raised === 0 ? {} : { loopKept: row.loopKept }),
    publicPageUrl: voice.publicPageUrl,
    blocks: blocks.map((block) => {
      const words = blockWordsIn(block, language, first);
      return { themeId: block.themeId, kind: block.kind, title: words.title, text: words.text, language: other(words.language), people: block.people, image: images.get(block.imageId ?? ''), ...optional(block, language) };
    }),
  };
}

/** Everything these customers said in words, point by point, up to a moment. */
export async function readSaidPoints(tx: OrgTx, ctx: Ctx, customerIds: readonly string[], until: Date): Promise<Map<string, SaidPoint[]>> {
  const points = new Map<string, SaidPoint[]>(customerIds.map((id) => [id, []]));
  if (customerIds.length === 0) return points;
  const rows = await tx
    .select({
      customerId: feedback.customerId, feedbackId: feedback.id, text: feedback.text, themeId: mention.themeId, spanStart: mention.spanStart, spanEnd: mention.spanEnd,
      occurredAt: feedback.occurredAt, receivedAt: feedback.receivedAt, language: sql<string | null>`coalesce(${feedback.textLanguage}, ${feedback.language})`,
    })
    .from(feedback)
    .leftJoin(mention, and(eq(mention.orgId, feedback.orgId), eq(mention.feedbackId, feedback.id)))
    .where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.customerId, [...customerIds]), ne(feedback.kind, 'friction'), ne(feedback.text, ''), lte(feedback.receivedAt, until)))
    .orderBy(feedback.occurredAt, feedback.id, mention.themeId);
  for (const { customerId, ...point } of rows) points.get(customerId ?? '')?.push(point);
  return points;
}

function optional(block: BlockRow, language: SurveyLanguage) {
  return { ...(block.liveOn === null ? {} : { liveOn: writeSurveyDay(language, block.liveOn) }), ...(block.ownerName === null ? {} : { ownerName: block.ownerName }), ...(block.approverName === null ? {} : { approverName: block.approverName }), ...(block.evidence === null ? {} : { evidence: block.evidence }) };
}

/** The links of a preview: each opens a page that says so. */
export function deadLinks(ctx: Ctx) {
  const { baseUrl } = ctx.place;
  return { receiptUrl: `${baseUrl}/r/preview`, preferencesUrl: `${baseUrl}/p/preview`, unsubscribeUrl: `${baseUrl}/u/preview` };
}

/** The three answers of a preview, which lead to that page too. */
export function deadAnswers(ctx: Ctx) {
  const url = `${ctx.place.baseUrl}/a/preview`;
  return { fixed: url, partly: url, notFixed: url };
}
