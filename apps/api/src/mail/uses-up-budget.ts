import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { and, inArray, or, type SQL, sql } from 'drizzle-orm';
import { isStoppedUnheard } from './stopped-unheard.ts';

/** A mail that uses up its address's budget: one that waits as long as it waits, one that left, or that Stop holds but that may have arrived, for as long as that is not before a moment. */
export function usesUpBudget(since: Date): SQL | undefined {
  return and(or(inArray(mail.state, ['pending', 'sending', 'sent', 'uncertain']), isStoppedUnheard), sql`coalesce(${mail.settledAt}, 'infinity') > ${since.toISOString()}::timestamptz`);
}
