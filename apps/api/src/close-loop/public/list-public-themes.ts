import { type Ring, ringOf } from '@kept/core/act/ring.ts';
import { addDaysTo, dayIn, startOfDay } from '@kept/core/calendar.ts';
import { blockKindOf, publicWords, type TellableTheme } from '@kept/core/close-loop/choose-blocks.ts';
import { publicPageWords } from '@kept/core/close-loop/public-page-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import { type BlockKind, type JourneyStage } from '@kept/core/vocabulary.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, max, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { listTellableThemes } from '../list-tellable-themes.ts';
import type { PublicVoice } from './public-words.ts';
import { readPublicProofs } from './read-public-proofs.ts';

/** One theme as anybody may read it. */
export interface PublicTheme {
  readonly id: string;
  readonly kind: BlockKind;
  readonly stage: JourneyStage | null;
  readonly title: string;
  readonly words: string;
  readonly people: number;
  /** The day a fix went live, or the day that is promised. */
  readonly on: string | null;
  /** How often the promised day was moved. */
  readonly moves: number;
  readonly evidence: string | null;
  readonly ring: Ring;
  readonly changedAt: Date;
  readonly resolutionNumber: number;
}

/** Everything an organisation tells everybody, what changed last first: nothing of agents, nothing that says who spoke. */
export async function listPublicThemes(tx: OrgTx, ctx: Ctx, { timezone, language }: Pick<PublicVoice, 'timezone' | 'language'>): Promise<PublicTheme[]> {
  const today = dayIn(ctx.now(), timezone);
  const told = (await listTellableThemes(tx, ctx, timezone)).flatMap((each) => {
    const kind = blockKindOf(each, today);
    return kind === undefined ? [] : [{ each, kind }];
  });
  const proofs = await readPublicProofs(tx, ctx, told.filter(({ kind }) => kind === 'did').map(({ each }) => each.id), language);
  const facts = await readFacts(tx, ctx, told.map(({ each }) => each.id));
  const shown = told.map(({ each, kind }): PublicTheme => {
    const { stage = null, moves = 0, saidAt = null } = facts.get(each.id) ?? {};
    return { ...publicTheme(each, kind, { today, language }), stage, moves, evidence: proofs.get(each.id) ?? null, changedAt: changeOf(each, kind, { saidAt, timezone }) };
  });
  return shown.sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime() || (a.id < b.id ? -1 : 1));
}

function publicTheme(each: TellableTheme, kind: BlockKind, { today, language }: { today: string; language: SurveyLanguage }): Omit<PublicTheme, 'stage' | 'moves' | 'evidence' | 'changedAt'> {
  const day = kind === 'did' ? each.liveOn : kind === 'working' ? each.deadlineOn : null;
  const isLate = each.deadlineOn !== null && each.deadlineOn < today;
  return {
    id: each.id, kind, title: each.title, words: wordsOf(each, kind, language), people: each.people, on: day === null ? null : writeSurveyDay(language, day),
    ring: ringOf({ status: each.status, isLate, isTold: true }), resolutionNumber: each.resolutionNumber,
  };
}

/** When what is told of it last changed: its answer, its date, a word about it in public, or the promised day that passed in silence. */
function changeOf({ statusSince, deadlineOn }: TellableTheme, kind: BlockKind, { saidAt, timezone }: { saidAt: Date | null; timezone: string }): Date {
  const passedAt = kind === 'unanswered' && deadlineOn !== null ? startOfDay(addDaysTo(deadlineOn, 1), timezone) : statusSince;
  return new Date(Math.max(statusSince.getTime(), passedAt.getTime(), saidAt?.getTime() ?? 0));
}

/** What the organisation wrote stays as it is; what we say for it is in the reader's language. */
function wordsOf(each: TellableTheme, kind: BlockKind, language: SurveyLanguage): string {
  const { overdue, workingOn } = publicPageWords[language];
  const isOurs = kind === 'unanswered' || (kind === 'working' && each.publicText === null);
  return isOurs ? fillWords(kind === 'working' ? workingOn : overdue, { date: each.deadlineOn === null ? '' : writeSurveyDay(language, each.deadlineOn, { hasYear: false }) }) : publicWords(each, kind);
}

interface Facts {
  readonly stage: JourneyStage | null;
  readonly moves: number;
  /** When its date was last moved, or something said about it in public. */
  readonly saidAt: Date | null;
}

async function readFacts(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map();
  const isTold = or(eq(themeUpdate.kind, 'deadline_moved'), isNotNull(themeUpdate.publicText));
  const rows = await tx
    .select({ id: theme.id, stage: theme.journeyStage, moves: theme.deadlineMoves, saidAt: max(themeUpdate.at) })
    .from(theme)
    .leftJoin(themeUpdate, and(eq(themeUpdate.orgId, theme.orgId), eq(themeUpdate.themeId, theme.id), isTold))
    .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, [...ids])))
    .groupBy(theme.orgId, theme.id);
  return new Map(rows.map((row) => [row.id, row]));
}
