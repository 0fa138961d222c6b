import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { writeUpdate } from './write-update.ts';

/** Evidence says that a fix holds: a done theme becomes confirmed, by customers or by the data. Never by a person's hand. */
export async function confirmTheme(tx: OrgTx, ctx: Ctx, found: Theme, by: 'customers' | 'data', reason: string): Promise<ThemeStamp> {
  const stamp = await changeTheme(tx, ctx, found, { status: 'confirmed', confirmedBy: by, disagreeSince: null });
  await writeUpdate(tx, asEvidence(ctx), found.id, { kind: 'confirmed', fromStatus: found.status, toStatus: 'confirmed', reason });
  await recordAudit(tx, asEvidence(ctx), 'confirm-theme', `theme:${found.id}`, { by });
  return stamp;
}

/** The evidence decides, whoever's answer tipped the scale. */
export function asEvidence(ctx: Ctx): Ctx {
  return { ...ctx, actor: { kind: 'system', job: 'weigh-evidence' } };
}
