import { publicDay } from '@kept/core/close-loop/choose-blocks.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { writePeriod } from '@kept/core/digest-period.ts';
import { missedWords } from '@kept/core/close-loop/missed-words.ts';
import { chooseOwnPoints, firstNameOf, type SaidPoint } from '@kept/core/close-loop/own-points.ts';
import type { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { assembleDigest } from '@kept/emails/assemble-digest.ts';
import type { MailContent } from '@kept/emails/digest-shape.ts';
import { paintMail } from '@kept/emails/paint-mail.ts';
import { renderDigestBlocks } from '@kept/emails/render-digest-blocks.tsx';
import { and, eq, inArray, lte, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { answerUrls, customerLinks } from '../mail/customer-links.ts';
import type { MissedDigest } from './control-group/read-missed.ts';
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
  readonly shown: { readonly own: number[]; readonly others: number[] };
}

/** A digest ready to be written to one person after another. `dead` links open a page that says this is a preview. */
export interface DigestMail {
  readonly digest: DigestRow;
  /** The themes it tells of. */
  readonly told: ReadonlySet<string>;
  readonly writeTo: (person: Reader, points: readonly SaidPoint[], links: 'live' | 'dead') => WrittenDigest;
}

/** Renders once what is the same for everybody; writing to a person is then plain string work, and gives the same bytes each time. */
export async function openDigestMail(ctx: Ctx, voice: Voice, row: DigestRow, blocks: readonly BlockRow[], dir?: 'ltr' | 'rtl'): Promise<DigestMail> {
  const rendered = await renderDigestBlocks({
    organisationName: voice.organisationName,
    postalAddress: voice.postalAddress === '' ? voice.organisationName : voice.postalAddress,
    periodLabel: writePeriod(row.period),
    ...(row.subject === '' ? {} : { subject: row.subject }),
    ...(row.intro === '' ? {} : { intro: row.intro }),
    ...(row.correction === null ? {} : { correction: row.correction }),
    ...(dir === undefined ? {} : { dir }),
    ...(row.loopKept.raised === 0 ? {} : { loopKept: row.loopKept }),
    publicPageUrl: voice.publicPageUrl,
    blocks: blocks.map((block) => ({ themeId: block.themeId, kind: block.kind, title: block.title, text: block.text, people: block.people, ...optional(block) })),
  });
  const resolutions = new Map(blocks.map((block) => [block.themeId, block.resolutionNumber]));
  const told = new Set(resolutions.keys());
  const positions = new Map(blocks.map((block) => [block.themeId, block.position]));
  const positionsOf = (themeIds: readonly string[]) => themeIds.flatMap((themeId) => positions.get(themeId) ?? []);
  const didIds = new Set(blocks.filter((block) => block.kind === 'did').map((block) => block.themeId));
  return {
    digest: row,
    told,
    writeTo: (person, points, links) => {
      const own = chooseOwnPoints(points, told, row.fromAt, voice.timezone, row.untilAt);
      const isLive = links === 'live' && person.emailNormal !== null;
      const urls = isLive ? customerLinks({ ...ctx, front: voice.front }, { customerId: person.id, emailNormal: person.emailNormal ?? '', language: person.language, digestMailId: person.mailId }) : deadLinks(ctx);
      const mark = (themeId: string) => (isLive && person.mailId !== undefined ? clickMark(ctx, { mailId: person.mailId, position: positions.get(themeId) ?? 0 }) : undefined);
      const firstName = firstNameOf(person.name);
      const answers = (themeId: string) => (isLive ? answerUrls({ ...ctx, front: voice.front }, person.id, themeId, resolutions.get(themeId) ?? 0, mark(themeId)) : deadAnswers(ctx));
      const assembled = assembleDigest(rendered, {
        ...(firstName === undefined ? {} : { firstName }),
        ...urls,
        ...(person.missed === undefined ? {} : { missed: { words: missedWords(person.language), url: isLive ? `${voice.publicPageUrl}/digests/${person.missed.id}` : urls.receiptUrl } }),
        readMore: (themeId, isOwn) => moreUrl(ctx, voice, themeId, { isOwn, isLive, receiptUrl: urls.receiptUrl, mark: mark(themeId) }),
        own: own.map((point) => ({ ...point, quote: redactText(point.quote).text, ...(point.themeId !== null && didIds.has(point.themeId) ? { answerUrls: answers(point.themeId) } : {}) })),
      });
      return { ...paintMail({ subject: assembled.subject, html: assembled.html, text: assembled.text }, voice.accent), shown: { own: positionsOf(assembled.ownShown), others: positionsOf(assembled.othersShown) } };
    },
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

function optional(block: BlockRow) {
  const liveOn = publicDay(block.liveOn);
  return { ...(liveOn === undefined ? {} : { liveOn }), ...(block.ownerName === null ? {} : { ownerName: block.ownerName }), ...(block.approverName === null ? {} : { approverName: block.approverName }), ...(block.evidence === null ? {} : { evidence: block.evidence }) };
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
