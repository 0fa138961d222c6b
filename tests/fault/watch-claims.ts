import { openPostgres } from '@kept/db/client.ts';

/** How old the oldest claim on a mail was, in seconds, up to now. */
export interface ClaimWatch {
  readonly oldest: () => number;
  readonly close: () => Promise<void>;
}

/**
 * Looks once a second, from outside the product, how long mails are held without being settled, renewed or taken over: a dead
 * worker's are seen here until work on them is resumed. Only on PostgreSQL; nobody else can open an embedded database.
 */
export function watchClaims(url: string): ClaimWatch {
  const database = openPostgres(url, 1);
  let oldest = 0;
  let looking: Promise<void> | undefined;
  const look = async () => {
    const { rows } = await database.run("select extract(epoch from now() - least((select min(claimed_at) from mail where state = 'sending'), (select min(claimed_at) from mail_batch where settled_at is null)))::float8 as age");
    oldest = Math.max(oldest, Number(rows[0]?.age ?? 0));
  };
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => void process.stderr.write(`Claims could not be read: ${String(error)}\n`))
      .finally(() => {
        looking = undefined;
      });
  }, 1000);
  return {
    oldest: () => oldest,
    close: async () => {
      clearInterval(timer);
      await looking;
      await database.close();
    },
  };
}
