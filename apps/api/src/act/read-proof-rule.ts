import type { ProofRule } from '@kept/core/act/proof-rule.ts';
import { usualProofRule } from '@kept/core/act/proof-rule.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What the organisation asks of evidence, and the zone its days are in. */
export async function readProofRule(tx: OrgTx, ctx: Ctx): Promise<{ rule: ProofRule; zone: string }> {
  const [row] = await tx.select().from(setting).where(eq(setting.orgId, ctx.orgId));
  if (row === undefined) return { rule: usualProofRule, zone: 'UTC' };
  return { zone: row.timezone, rule: { clearRatio: row.proofRatioPercent / 100, fewestExpected: row.proofFewestExpected, clearShare: row.proofSharePercent / 100, errorRate: row.proofErrorPercent / 100 } };
}
