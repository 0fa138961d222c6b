import { type Ring, ringOf } from '@kept/core/act/ring.ts';
import { blockKindOf, publicWords, type TellableTheme } from '@kept/core/close-loop/choose-blocks.ts';
import { dayIn, writeDay } from '@kept/core/calendar.ts';
import type { LoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { nextDigestOn } from '@kept/core/digest-period.ts';
import { quoteOf } from '@kept/core/close-loop/own-points.ts';
import { notFound } from '@kept/core/errors.ts';
import { type BlockKind, blockKinds } from '@kept/core/vocabulary.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { listTellableThemes } from './list-tellable-themes.ts';
import { readLoopKept } from './read-loop-kept.ts';
import type { Voice } from './read-voice.ts';
import { readPublicProofs } from './read-public-proofs.ts';

/** One theme as anybody may read it. */
export interface PublicTheme {
  readonly title: string;
  readonly words: string;
  readonly people: number;
  readonly on: string | null;
  readonly evidence: string | null;
  readonly quote: string | null;
  readonly ring: Ring;
}

export interface PublicPage {
  readonly sections: readonly { readonly kind: BlockKind; readonly themes: readonly PublicTheme[] }[];
  readonly kept: LoopKept;
  readonly nextDigestOn: string;
}

const mostInSection = 40;
const longestQuote = 200;

/** "You said, we did" for everybody: nothing personal, nothing of agents, quotes only from people who said they may be quoted. */
export async function readPublicPage(ctx: Ctx, voice: Voice): Promise<PublicPage> {
  if (!voice.publicPage) throw notFound('page');
  const today = dayIn(ctx.now(), voice.timezone);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const themes = (await listTellableThemes(tx, ctx, voice.timezone)).flatMap((theme) => {
      const kind = blockKindOf(theme, today);
      return kind === undefined ? [] : [{ theme, kind }];
    });
    const quotes = await readQuotes(tx, ctx, themes.map(({ theme }) => theme.id));
    const proofs = await readPublicProofs(tx, ctx, themes.filter(({ kind }) => kind === 'did').map(({ theme }) => theme.id));
    const sections = blockKinds.flatMap((kind) => {
      const shown = themes.filter((entry) => entry.kind === kind).map(({ theme }) => theme).sort((a, b) => b.statusSince.getTime() - a.statusSince.getTime()).slice(0, mostInSection);
      return shown.length === 0 ? [] : [{ kind, themes: shown.map((theme) => publicTheme(theme, kind, { quote: quotes.get(theme.id) ?? null, evidence: proofs.get(theme.id) ?? null }, today)) }];
    });
    return { sections, kept: await readLoopKept(tx, ctx), nextDigestOn: writeDay(nextDigestOn(today)) };
  });
}

function publicTheme(theme: TellableTheme, kind: BlockKind, told: Pick<PublicTheme, 'quote' | 'evidence'>, today: string): PublicTheme {
  const day = kind === 'did' ? theme.liveOn : kind === 'working' ? theme.deadlineOn : null;
  return { title: theme.title, words: publicWords(theme, kind), people: theme.people, on: day === null ? null : writeDay(day), ...told, ring: ringOf({ status: theme.status, isLate: theme.deadlineOn !== null && theme.deadlineOn < today, isTold: true }) };
}

async function readQuotes(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<Map<string, string>> {
  if (themeIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([mention.themeId], { themeId: mention.themeId, text: feedback.text, spanStart: mention.spanStart, spanEnd: mention.spanEnd })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), inArray(mention.themeId, [...themeIds]), eq(feedback.quotable, true), ne(feedback.kind, 'friction'), ne(feedback.text, '')))
    .orderBy(mention.themeId, desc(mention.confidence), feedback.id);
  return new Map(rows.flatMap((row) => (quoteOf(row).length > longestQuote ? [] : [[row.themeId, quoteOf(row)] as const])));
}
