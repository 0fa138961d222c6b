import { type Ring, ringOf } from '@kept/core/act/ring.ts';
import { isDecided } from '@kept/core/act/theme-status.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { type DigestCadence, nextDigestOn } from '@kept/core/digest-period.ts';
import { firstNameOf, quoteOf } from '@kept/core/close-loop/own-points.ts';
import { passedWords, receiptWords } from '@kept/core/close-loop/receipt-words.ts';
import { passedAnswer } from '@kept/core/passed-answer.ts';
import { notFound } from '@kept/core/errors.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { customerLinks } from '../mail/customer-links.ts';
import { readSaidPoints } from './digest-mail.ts';
import { languageTag } from './language-tag.ts';
import { readShownOwners } from './read-shown-owners.ts';
import type { Voice } from './read-voice.ts';

type ThemeRow = typeof theme.$inferSelect;

/** One point of a customer and everything they may know about it. */
export interface ReceiptPoint {
  readonly quote: string;
  /** What the words are written in, where that is known. */
  readonly quoteLanguage: string | null;
  readonly saidOn: string;
  readonly title: string | null;
  /** How far its theme has come; none where there is no theme a customer may read of. */
  readonly ring: Ring | null;
  readonly state: string;
  /** Said when the day they were told has passed without an answer. */
  readonly passed: string | null;
  readonly answer: string | null;
  /** Who looks after it, as the organisation shows them. */
  readonly owner: string | null;
  /** What was told on the way, newest first; the answer itself is not among them. */
  readonly updates: readonly { readonly on: string; readonly text: string }[];
  /** The fix they may judge, and what they said about it so far. */
  readonly fix: { readonly themeId: string; readonly resolutionNumber: number; readonly given: FixAnswer | undefined } | null;
}

export interface Receipt {
  readonly firstName: string | undefined;
  readonly points: readonly ReceiptPoint[];
  readonly nextDigestOn: string;
  /** Where their address chooses what it hears; whoever has none is written to about nothing. */
  readonly preferencesUrl: string | undefined;
}

/** What one customer said, newest first, and what is happening to each point of it, in the language of the page. */
export async function readReceipt(ctx: Ctx, voice: Voice, customerId: string, language: SurveyLanguage): Promise<Receipt> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [who] = await tx.select({ name: customer.name, emailNormal: customer.emailNormal }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, customerId)));
    if (who === undefined) throw notFound('page');
    const points = (await readSaidPoints(tx, ctx, [customerId], ctx.now())).get(customerId) ?? [];
    const themes = await readThemes(tx, ctx, points.flatMap((point) => (point.themeId === null ? [] : [point.themeId])));
    const updates = await readUpdates(tx, ctx, [...themes.keys()], { timezone: voice.timezone, language });
    const given = await readGiven(tx, ctx, customerId);
    const owners = await readShownOwners(tx, ctx);
    const toldOn = new Map([...updates].flatMap(([id, [latest]]) => (latest === undefined ? [] : [[id, latest.day] as const])));
    const today = dayIn(ctx.now(), voice.timezone);
    const cadence = voice.digestCadence;
    const next = nextDigestOn(today, cadence);
    return {
      firstName: firstNameOf(who.name),
      preferencesUrl: who.emailNormal === null ? undefined : customerLinks(ctx, { customerId, emailNormal: who.emailNormal, language }).preferencesUrl,
      nextDigestOn: writeSurveyDay(language, next),
      points: points.toReversed().map((point) => {
        const about = themes.get(point.themeId ?? '');
        const saidOn = dayIn(point.occurredAt, voice.timezone);
        return {
          quote: quoteOf(point),
          quoteLanguage: languageTag.safeParse(point.language).data ?? null,
          saidOn: writeSurveyDay(language, saidOn, { hasYear: saidOn.slice(0, 4) !== today.slice(0, 4) }),
          title: isShown(about) ? about.title : null,
          ring: isShown(about) ? ringOf({ status: about.status, isLate: about.deadlineOn !== null && about.deadlineOn < today, isTold: true }) : null,
          state: receiptWords(about ?? null, next, today, language),
          passed: passedOf(about, saidOn, { told: toldOn.get(about?.id ?? ''), cadence, next, today, language }),
          answer: about === undefined ? null : answerOf(about),
          owner: isShown(about) ? (owners.get(about.ownerId ?? '') ?? null) : null,
          updates: about === undefined ? [] : (updates.get(about.id) ?? []).filter(({ text }) => text !== answerOf(about)),
          fix: about !== undefined && (about.status === 'done' || about.status === 'confirmed') ? { themeId: about.id, resolutionNumber: about.resolutionNumber, given: given.get(`${about.id}:${about.resolutionNumber}`) } : null,
        };
      }),
    };
  });
}

function passedOf(about: ThemeRow | undefined, saidOn: string, { told, cadence, next, today, language }: { told: string | undefined; cadence: DigestCadence; next: string; today: string; language: SurveyLanguage }): string | null {
  return about !== undefined && passedAnswer({ status: about.status, toldOn: told, cadence }, today)?.isFor(saidOn) === true ? passedWords(saidOn, { cadence, nextDigestOn: next }, language) : null;
}

/** A machine's first guess at a title is not shown to customers. */
function isShown(about: ThemeRow | undefined): about is ThemeRow {
  return about !== undefined && !['emerging', 'dismissed', 'merged'].includes(about.status);
}

function answerOf(about: ThemeRow): string | null {
  if (!isDecided(about.status)) return null;
  return about.status === 'declined' ? about.declineReason : about.whatChanged;
}

async function readThemes(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, ThemeRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, row]));
}

async function readUpdates(tx: OrgTx, ctx: Ctx, ids: readonly string[], { timezone, language }: { timezone: string; language: SurveyLanguage }): Promise<Map<string, { day: string; on: string; text: string }[]>> {
  const updates = new Map<string, { day: string; on: string; text: string }[]>();
  if (ids.length === 0) return updates;
  const rows = await tx
    .select({ themeId: themeUpdate.themeId, at: themeUpdate.at, text: themeUpdate.publicText })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), inArray(themeUpdate.themeId, [...ids]), isNotNull(themeUpdate.publicText)))
    .orderBy(desc(themeUpdate.at));
  for (const row of rows) updates.set(row.themeId, [...(updates.get(row.themeId) ?? []), { day: dayIn(row.at, timezone), on: writeSurveyDay(language, dayIn(row.at, timezone)), text: row.text ?? '' }]);
  return updates;
}

async function readGiven(tx: OrgTx, ctx: Ctx, customerId: string): Promise<Map<string, FixAnswer>> {
  const rows = await tx.select().from(fixAnswer).where(and(eq(fixAnswer.orgId, ctx.orgId), eq(fixAnswer.customerId, customerId)));
  return new Map(rows.map((row) => [`${row.themeId}:${row.resolutionNumber}`, row.answer]));
}
