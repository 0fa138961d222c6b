import { newId } from '@kept/db/new-id.ts';
import { themeEdit } from '@kept/db/schema/understand/edits.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';

type Edit = typeof themeEdit.$inferSelect;
type NewEdit = Pick<Edit, 'kind' | 'themeId'> & Partial<Pick<Edit, 'otherThemeId' | 'mentions' | 'reason' | 'before' | 'after'>>;

/** Writes down what a person does to a theme: one entry of its timeline, of the audit log, and the ground for undoing it. */
export async function recordEdit(tx: OrgTx, ctx: Ctx, edit: NewEdit): Promise<string> {
  const id = newId(ctx.now());
  const { kind, themeId, otherThemeId = null, mentions = 0, reason = null, before = {}, after = {} } = edit;
  await tx.insert(themeEdit).values({ orgId: ctx.orgId, id, kind, themeId, otherThemeId, mentions, reason, before, after, at: ctx.now(), memberId: ctx.actor.kind === 'member' ? ctx.actor.memberId : null });
  await recordAudit(tx, ctx, verbs[kind], `theme:${themeId}`, { edit: id, other: otherThemeId, mentions });
  return id;
}

const verbs = {
  described: 'describe-theme',
  merged: 'merge-themes',
  split: 'split-theme',
  moved: 'move-mentions',
  pinned: 'pin-mentions',
  dismissed: 'dismiss-theme',
  defined: 'define-theme',
} as const satisfies Record<Edit['kind'], string>;
