import { isDecided } from '@kept/core/act/theme-status.ts';
import { type NewsKind, newsOf } from '@kept/core/close-loop/notice-rules.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

type ThemeRow = typeof theme.$inferSelect;

/** What the people behind a theme may be told of now. */
export interface News {
  readonly kind: NewsKind;
  readonly resolutionNumber: number;
  /** When it was decided, or written: whoever said it afterwards says something about the news. */
  readonly at: Date;
  /** What the owner wrote for customers. */
  readonly text: string;
}

/** The news of a theme for those who said it: its decision, or the public update that stands last while somebody works on it; none otherwise. */
export async function readNews(tx: OrgTx, ctx: Ctx, about: ThemeRow): Promise<News | undefined> {
  const [latest] = await tx
    .select({ at: themeUpdate.at, text: themeUpdate.publicText, to: themeUpdate.toStatus })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, about.id), isNotNull(themeUpdate.publicText)))
    .orderBy(desc(themeUpdate.at), desc(themeUpdate.id))
    .limit(1);
  const written = latest === undefined || (latest.to !== null && isDecided(latest.to)) ? undefined : latest;
  const kind = newsOf(about, written !== undefined);
  if (kind === undefined) return undefined;
  const { resolutionNumber } = about;
  if (kind === 'working') return { kind, resolutionNumber, at: written?.at ?? about.statusSince, text: written?.text ?? '' };
  const text = (kind === 'declined' ? about.declineReason : about.whatChanged) ?? '';
  return { kind, resolutionNumber, at: await decidedAt(tx, ctx, about), text };
}

/** When it was done or declined last; a confirmation comes later and is not the news. */
async function decidedAt(tx: OrgTx, ctx: Ctx, about: ThemeRow): Promise<Date> {
  const [entry] = await tx
    .select({ at: themeUpdate.at })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, about.id), inArray(themeUpdate.toStatus, ['done', 'declined'])))
    .orderBy(desc(themeUpdate.at))
    .limit(1);
  return entry?.at ?? about.statusSince;
}
