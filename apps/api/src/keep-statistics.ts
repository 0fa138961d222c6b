import type { OpenDatabase } from '@kept/db/client.ts';
import type { Deps } from './context.ts';

const everyMs = 600_000;
const lastAt = new WeakMap<OpenDatabase, number>();

/** Tells the embedded database's planner how large the tables are, at most every ten minutes; a PostgreSQL server does that by itself. */
export async function keepStatistics({ database, now }: Deps): Promise<void> {
  const at = now().getTime();
  if (database.queue.kind !== 'embedded' || Math.abs(at - (lastAt.get(database) ?? -Infinity)) < everyMs) return;
  lastAt.set(database, at);
  await database.run('analyze');
}
