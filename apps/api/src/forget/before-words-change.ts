import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';

/** Said before words that were read already are changed or taken away: whoever holds them in memory reads them again, and nobody places them meanwhile. */
export async function beforeWordsChange(tx: OrgTx, ctx: Ctx): Promise<void> {
  await reviseUnderstanding(tx, ctx);
}
