import type { Deps } from '../context.ts';

/**
 * The embedded database has no autovacuum: without statistics its planner takes every table for a tiny one, and a load
 * of thousands of rows slows down tenfold. Called between the batches of a load, outside any transaction.
 */
export async function refreshStatistics({ database }: Deps, batchesDone: number): Promise<void> {
  const isDue = batchesDone > 0 && Number.isInteger(Math.log2(batchesDone) / 2);
  if (isDue && database.queue.kind === 'embedded') await database.run('analyze');
}
