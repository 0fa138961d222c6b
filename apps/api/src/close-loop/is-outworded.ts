import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { type SQL, sql } from 'drizzle-orm';

/** Whether a mail of a digest still says what was taken back since, and certainly has not left: it may be written again. What may have arrived keeps its words for ever. */
export function isOutworded({ wording }: Pick<typeof digest.$inferSelect, 'wording'>): SQL {
  return sql`(${mail.state} in ('pending', 'cancelled') and ${mail.unknownSince} is null and ${mail.wording} < ${wording}::integer)`;
}
