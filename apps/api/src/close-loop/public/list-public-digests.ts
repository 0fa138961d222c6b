import { dayIn } from '@kept/core/calendar.ts';
import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { blockWordsIn, openingWordsIn } from '@kept/core/close-loop/digest-translations.ts';
import { writePeriodIn } from '@kept/core/digest-period.ts';
import { notFound } from '@kept/core/errors.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { PublicVoice } from './public-words.ts';

/** A digest that went out; its subject in the reader's language, or in the one it was written in. */
export interface PublicDigest {
  readonly id: string;
  readonly subject: string;
  readonly subjectLanguage: SurveyLanguage;
  /** The months it tells of, in the reader's language. */
  readonly period: string;
  readonly sentOn: string;
  readonly sentAt: Date;
  readonly isCorrection: boolean;
}

const mostListed = 100;
const columns = { id: digest.id, subject: digest.subject, sentAt: digest.sentAt, edition: digest.edition, period: digest.period, correction: digest.correction, intro: digest.intro, loopKept: digest.loopKept, languages: digest.languages, translations: digest.translations };
const isOut = (ctx: Ctx) => and(eq(digest.orgId, ctx.orgId), eq(digest.state, 'sent'), isNotNull(digest.sentAt));

/** The digests that went out, the newest first, at most a hundred. */
export async function listPublicDigests(ctx: Ctx, voice: PublicVoice): Promise<PublicDigest[]> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select(columns).from(digest).where(isOut(ctx)).orderBy(desc(digest.sentAt), desc(digest.id)).limit(mostListed));
  return rows.map((row) => facts(row, voice));
}

/** One digest as it went out: frozen then, whatever became of its themes since, in the reader's language where it was written in it. Nobody's own points stand in it. */
export async function readPublicDigest(ctx: Ctx, voice: PublicVoice, id: string) {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx.select(columns).from(digest).where(and(isOut(ctx), eq(digest.id, id)));
    if (row === undefined) throw notFound('page');
    const blocks = await tx.select({ themeId: digestBlock.themeId, kind: digestBlock.kind, title: digestBlock.title, text: digestBlock.text, translations: digestBlock.translations, evidence: digestBlock.evidence }).from(digestBlock).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, id), eq(digestBlock.isLeftOut, false))).orderBy(asc(digestBlock.position));
    const { intro, correction } = openingWordsIn(row, voice.language);
    const first = row.languages[0] ?? 'en';
    return { ...facts(row, voice), correction, intro, loopKept: row.loopKept, blocks: blocks.map((block) => ({ ...block, ...blockWordsIn(block, voice.language, first) })) };
  });
}

type Row = Pick<typeof digest.$inferSelect, keyof typeof columns>;

function facts(row: Row, { timezone, language }: PublicVoice): PublicDigest {
  const sentAt = row.sentAt ?? new Date(0);
  const { subject } = openingWordsIn(row, language);
  const period = writePeriodIn(row.period, language);
  const named = subject.text === '' ? { text: fillWords(digestMailWords[language].subject, { period }), language } : subject;
  return { id: row.id, subject: named.text, subjectLanguage: named.language, period, sentOn: writeSurveyDay(language, dayIn(sentAt, timezone)), sentAt, isCorrection: row.edition > 0 };
}
