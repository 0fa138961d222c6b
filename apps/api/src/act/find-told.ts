import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { notice } from '@kept/db/schema/close-loop/notices.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';

/** Which of these themes the people behind them were told about, as they were decided last: a digest that was sent says so, or a notice. */
export async function findTold(tx: OrgTx, ctx: Ctx, themes: readonly Pick<Theme, 'id' | 'status' | 'resolutionNumber'>[]): Promise<ReadonlySet<string>> {
  if (themes.length === 0) return new Set();
  const rows = await tx
    .select({ themeId: digestBlock.themeId, kind: digestBlock.kind, resolutionNumber: digestBlock.resolutionNumber })
    .from(digestBlock)
    .innerJoin(digest, and(eq(digest.orgId, digestBlock.orgId), eq(digest.id, digestBlock.digestId)))
    .where(and(eq(digestBlock.orgId, ctx.orgId), eq(digest.state, 'sent'), eq(digestBlock.isLeftOut, false), inArray(digestBlock.themeId, themes.map((each) => each.id))));
  const noticed = await tx
    .select({ themeId: notice.themeId, kind: notice.kind, resolutionNumber: notice.resolutionNumber })
    .from(notice)
    .where(and(eq(notice.orgId, ctx.orgId), gt(notice.told, 0), inArray(notice.themeId, themes.map((each) => each.id))));
  const told = new Set([...rows, ...noticed].map((row) => `${row.themeId} ${row.kind} ${row.resolutionNumber}`));
  return new Set(themes.filter((each) => told.has(`${each.id} ${each.status === 'declined' ? 'declined' : 'did'} ${each.resolutionNumber}`)).map((each) => each.id));
}
