import type { ProofOutcome } from '@kept/core/act/decide-proof.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { changeTheme } from './change-theme.ts';
import { asEvidence, confirmTheme } from './confirm-theme.ts';
import { reopenTheme } from './reopen-theme.ts';
import { writeUpdate } from './write-update.ts';

/** Lets what the evidence decided come true on a held theme, with its figures on the timeline. Says whether the theme changed. */
export async function settleProof(tx: OrgTx, ctx: Ctx, found: Theme, outcome: ProofOutcome, words: string): Promise<boolean> {
  if (outcome === 'reopened') await reopenTheme(tx, ctx, found, words);
  else if (outcome === 'confirmed_by_data') await confirmTheme(tx, ctx, found, 'data', words);
  else if (outcome === 'confirmed_by_customers') await confirmTheme(tx, ctx, found, 'customers', words);
  else if (outcome === 'disagrees') return disagree(tx, ctx, found, words);
  else {
    if (found.disagreeSince !== null) await changeTheme(tx, ctx, found, { disagreeSince: null });
    return false;
  }
  return true;
}

/** Neither witness wins: the theme is done, and marked until one of them changes their mind. */
async function disagree(tx: OrgTx, ctx: Ctx, found: Theme, words: string): Promise<boolean> {
  if (found.disagreeSince !== null) return false;
  await changeTheme(tx, ctx, found, { status: 'done', confirmedBy: null, disagreeSince: ctx.now() });
  await writeUpdate(tx, asEvidence(ctx), found.id, { kind: 'disagreed', fromStatus: found.status, toStatus: 'done', reason: words });
  await recordAudit(tx, asEvidence(ctx), 'mark-disagreement', `theme:${found.id}`);
  return true;
}
