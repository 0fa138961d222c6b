import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { type SQL, sql } from 'drizzle-orm';

/** Whether a digest on its way waits for the end of its test of two subjects: until then there is nothing to do for it. */
export function waitsForTest(now: Date): SQL {
  return sql`coalesce(${digest.subjectChosen} is null and ${digest.testEndsAt} > ${now.toISOString()}::timestamptz, false)`;
}
