import { type Ring, ringOf } from '@kept/core/act/ring.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { blockKindOf, publicWords, type TellableTheme } from '@kept/core/close-loop/choose-blocks.ts';
import { publicPageWords } from '@kept/core/close-loop/public-page-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import { type BlockKind, type JourneyStage } from '@kept/core/vocabulary.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
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
  const shown = told.map(({ each, kind }): PublicTheme => ({ ...publicTheme(each, kind, { today, language }), stage: facts.get(each.id)?.stage ?? null, moves: facts.get(each.id)?.moves ?? 0, evidence: proofs.get(each.id) ?? null }));
  return shown.sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime() || (a.id < b.id ? -1 : 1));
}

function publicTheme(each: TellableTheme, kind: BlockKind, { today, language }: { today: string; language: SurveyLanguage }): Omit<PublicTheme, 'stage' | 'moves' | 'evidence'> {
  const day = kind === 'did' ? each.liveOn : kind === 'working' ? each.deadlineOn : null;
  const isLate = each.deadlineOn !== null && each.deadlineOn < today;
  return {
    id: each.id, kind, title: each.title, words: wordsOf(each, kind, language), people: each.people, on: day === null ? null : writeSurveyDay(language, day),
    ring: ringOf({ status: each.status, isLate, isTold: true }), changedAt: each.statusSince, resolutionNumber: each.resolutionNumber,
  };
}

/** What the organisation wrote stays as it is; what we say for it is in the reader's language. */
function wordsOf(each: TellableTheme, kind: BlockKind, language: SurveyLanguage): string {
  const { overdue, workingOn } = publicPageWords[language];
  const isOurs = kind === 'unanswered' || (kind === 'working' && each.publicText === null);
  return isOurs ? fillWords(kind === 'working' ? workingOn : overdue, { date: each.deadlineOn === null ? '' : writeSurveyDay(language, each.deadlineOn, { hasYear: false }) }) : publicWords(each, kind);
}

async function readFacts(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, { stage: JourneyStage | null; moves: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: theme.id, stage: theme.journeyStage, moves: theme.deadlineMoves }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row]));
}
