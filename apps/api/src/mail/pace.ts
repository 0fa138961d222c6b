import type { Db } from '@kept/db/client.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';

/** Lets everything that is sent through one provider, by all workers and processes, keep to so many requests a second. */
export interface Pace {
  /** Waits for a turn; gives the seconds to wait instead when the provider asked everybody to wait for longer than a few. */
  readonly turn: () => Promise<number | undefined>;
  /** Lets everybody wait for so long. */
  readonly pauseFor: (seconds: number) => Promise<void>;
}

/** A pause up to this is waited out; for a longer one the mail goes back to the queue. */
export const longestPauseSeconds = 5;

const slot = z.object({ wait: z.coerce.number(), pause: z.coerce.number() });

/**
 * A pace kept in one row, by the database's own clock: each turn moves the moment of the next, a pause moves it for everybody. One
 * statement a turn and no lock that outlives it. Never asked inside a transaction.
 */
export function openPace(db: Db, provider: string, perSecond: number): Pace {
  const take = async () => {
    const result = await inDirectory(db, (tx) => tx.execute(sql`
      insert into send_pace (provider, free_at, paused_until) values (${provider}, clock_timestamp(), clock_timestamp())
      on conflict (provider) do update set free_at = case
        when send_pace.paused_until > clock_timestamp() + make_interval(secs => ${longestPauseSeconds}::integer) then send_pace.free_at
        else greatest(send_pace.free_at + make_interval(secs => ${1 / perSecond}::double precision), send_pace.paused_until, clock_timestamp()) end
      returning extract(epoch from free_at - clock_timestamp()) as wait, extract(epoch from paused_until - clock_timestamp()) as pause`));
    return rowsOf(result, slot)[0];
  };
  return {
    turn: async () => {
      for (;;) {
        const taken = await take();
        if (taken === undefined) throw new Error('The pace of sending has no row.');
        if (taken.pause > longestPauseSeconds) return Math.ceil(taken.pause);
        if (taken.wait <= 0) return undefined;
        await new Promise((resolve) => setTimeout(resolve, taken.wait * 1000));
        if (!(await isPaused(db, provider))) return undefined;
      }
    },
    pauseFor: async (seconds) => {
      await inDirectory(db, (tx) => tx.execute(sql`
        insert into send_pace (provider, free_at, paused_until) values (${provider}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${seconds}::double precision))
        on conflict (provider) do update set paused_until = greatest(send_pace.paused_until, excluded.paused_until)`));
    },
  };
}

/** Who waited for a turn may find that somebody was told to wait meanwhile. */
async function isPaused(db: Db, provider: string): Promise<boolean> {
  const rows = rowsOf(await inDirectory(db, (tx) => tx.execute(sql`select paused_until > clock_timestamp() as paused from send_pace where provider = ${provider}`)), z.object({ paused: z.boolean() }));
  return rows.some(({ paused }) => paused);
}
