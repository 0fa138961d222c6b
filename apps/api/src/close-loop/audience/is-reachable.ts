import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { type SQL, sql } from 'drizzle-orm';
import { type Asked, fence, saidBefore } from './audience-condition.ts';

type DigestRow = typeof digest.$inferSelect;

/**
 * Whether a digest could reach a customer: they had told something when it was frozen, or asked for the news on the public page; of a
 * correction, whether they got what it corrects.
 */
export function isReachable(row: DigestRow, asked: Asked): SQL {
  return row.edition === 0 ? sql`(exists (select 1 from ${feedback} where ${saidBefore(row)} ${fence(asked)}) or ${customer.subscribedAt} is not null)` : gotEarlier(row);
}

/** An edition before this one reached them, as far as anybody can say. */
function gotEarlier(row: DigestRow): SQL {
  const isEarlier = sql`${digest.orgId} = ${row.orgId} and ${digest.series} = ${row.series} and ${digest.period} = ${row.period} and ${digest.edition} < ${row.edition}`;
  return sql`exists (select 1 from ${mail} join ${digest} on ${isEarlier} and ${digest.id}::text = ${mail.occasion} where ${mail.orgId} = ${customer.orgId} and ${mail.kind} = 'digest' and ${mail.recipient} = 'customer:' || ${customer.id}::text and ${mail.state} in ('sent', 'uncertain'))`;
}
