import { openPostgres } from '@kept/db/client.ts';
import { inDirectory, readDirectory } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../support/test-database.ts';

const isServer = (process.env.TEST_DATABASE_URL ?? '') !== '';

test.skipIf(!isServer)('however many statements are under way on a connection, a transaction begins on one of its own, and none is left open', async () => {
  const database = await openTestDatabase();
  if (database.queue.kind !== 'postgres') throw new Error('This is about a server.');
  const { db, close } = openPostgres(database.queue.url, 1);
  const ask = () => readDirectory(db, (directory) => directory.execute(sql`select ${1}::integer`));
  // Prepared from the second time on: only then does the driver send one behind the other without waiting.
  for (let times = 0; times < 3; times += 1) await ask();
  // The driver's limit is a hundred, and what goes wrong does so where a BEGIN is the one that reaches it.
  for (const ahead of [98, 99, 100, 101, 102]) {
    const asked = Array.from({ length: ahead }, ask);
    // They are handed to the driver before the transaction is, and nothing is answered yet: promises alone pass no turn.
    for (let steps = 0; steps < 50; steps += 1) await Promise.resolve();
    const answers = await Promise.allSettled([...asked, inDirectory(db, (tx) => tx.execute(sql`select 1`)), ask()]);
    expect(answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : [])), `${ahead} ahead`).toEqual([]);
    const { rows } = await database.run("select state from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'");
    expect(rows, `${ahead} ahead`).toEqual([]);
  }
  await close();
  await database.close();
});
