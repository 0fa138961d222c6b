import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { stringify } from 'csv-stringify/sync';
import type { Ctx } from '../../context.ts';
import { afterPlace, placeOf } from './list-suppressions.ts';
import { findAddresses } from './shown-suppression.ts';
import { suppressionHandle } from './suppression-handle.ts';

const pageSize = 2000;
const columns = ['email', 'handle', 'reason', 'since', 'source', 'note'];

/** The whole list as CSV, piece by piece: addresses where a customer has them, the handle always, so that reading it back in gives the same list. No spreadsheet takes it for formulas. */
export async function* writeSuppressions(ctx: Ctx): AsyncGenerator<string> {
  yield stringify([columns], { bom: true });
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const { text, next } = await writePage(ctx, cursor);
    if (text !== '') yield text;
    cursor = next;
  }
}

async function writePage(ctx: Ctx, cursor: string | undefined): Promise<{ text: string; next: string | undefined }> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const rows = await tx
      .select()
      .from(suppression)
      .where(and(eq(suppression.orgId, ctx.orgId), isNull(suppression.liftedAt), cursor === undefined ? undefined : afterPlace(cursor)))
      .orderBy(desc(suppression.at), desc(suppression.addressMac), desc(suppression.reason))
      .limit(pageSize);
    const known = await findAddresses(tx, ctx, rows.map(({ addressMac }) => addressMac));
    const last = rows.at(-1);
    const cells = rows.map((row) => [known.get(row.addressMac)?.[0]?.email ?? '', suppressionHandle(ctx, row.addressMac), row.reason, row.at.toISOString(), row.source, row.note ?? '']);
    return { text: stringify(cells, { escape_formulas: true }), next: rows.length === pageSize && last !== undefined ? placeOf(last) : undefined };
  });
}
