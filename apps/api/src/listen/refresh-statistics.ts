import type { Deps } from '../context.ts';

const grown = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = current_schema() and c.relname in ('feedback', 'customer', 'interaction')
and pg_relation_size(c.oid) / current_setting('block_size')::bigint > 2 * c.relpages`;

/**
 * Tells the planner how large the tables are while a load makes them grow: without statistics every index that begins with the
 * organisation looks as good as any other, and a load of thousands of rows slows down tenfold. The embedded database has no
 * autovacuum; that of a server looks once a minute, so a table that has doubled since is counted at once. Called between the
 * batches of a load, outside any transaction.
 */
export async function refreshStatistics({ database }: Deps, batchesDone: number): Promise<void> {
  if (database.queue.kind === 'postgres') {
    const { rows } = await database.run(grown);
    for (const { name } of rows) await database.run(`analyze "${String(name)}" (org_id, external_id)`);
    return;
  }
  const isDue = batchesDone > 0 && Number.isInteger(Math.log2(batchesDone) / 2);
  if (isDue) await database.run('analyze');
}
