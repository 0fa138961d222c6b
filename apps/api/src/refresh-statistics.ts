import type { Deps } from './context.ts';

/** A load makes these tables grow; a planner has to know their size, and how these columns of theirs are spread. */
const loads = {
  voices: { feedback: 'org_id, external_id', customer: 'org_id, external_id', interaction: 'org_id, external_id' },
  mails: { mail: 'org_id, kind, occasion, state, customer_id, email_normal, left_out_code', digest_copy: 'org_id, mail_id', mail_batch: 'org_id, settled_at' },
};

const grown = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = current_schema() and c.relname = any(string_to_array($1, ' '))
and pg_relation_size(c.oid) / current_setting('block_size')::bigint > 2 * c.relpages`;

/**
 * Tells the planner how large the tables are while a load makes them grow: without statistics every index that begins with the
 * organisation looks as good as any other, and a load of thousands of rows slows down tenfold. The embedded database has no
 * autovacuum; that of a server looks once a minute, so a table that has doubled since is counted at once. Called between the
 * batches of a load, outside any transaction.
 */
export async function refreshStatistics({ database }: Deps, load: keyof typeof loads, batchesDone: number): Promise<void> {
  if (database.queue.kind === 'postgres') {
    const columns = new Map(Object.entries(loads[load]));
    const { rows } = await database.run(grown, [[...columns.keys()].join(' ')]);
    for (const { name } of rows) await database.run(`analyze "${String(name)}" (${columns.get(String(name)) ?? ''})`);
    return;
  }
  const isDue = batchesDone > 0 && Number.isInteger(Math.log2(batchesDone) / 2);
  if (isDue) await database.run('analyze');
}
