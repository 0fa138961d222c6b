import { AppError } from '@kept/core/errors.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** Refuses one more of what a list shows whole, once there are as many as it has room for; the sentence says what to do. */
export async function refuseBeyond(tx: OrgTx, table: PgTable, which: SQL | undefined, { most, called, instead }: { most: number; called: string; instead: string }): Promise<void> {
  const there = await tx.$count(table, which);
  if (there >= most) throw new AppError('conflict', `An organisation has at most ${most.toLocaleString('en-GB')} ${called}. ${instead}`);
}
