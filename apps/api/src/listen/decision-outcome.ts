import { type SendingCode, sendingCodeWords, type SendingState } from '@kept/core/sending-words.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { sql } from 'drizzle-orm';

const isHeld = sql`${surveyDecision.state} = 'invited' and ${mail.state} in ('left_out', 'failed', 'cancelled')`;

/**
 * What became of a decision, to be selected beside its mail: somebody counts as invited while the invitation is on its way or has gone, and
 * as not sent with the mail's own reason where it was held back after all (they unsubscribed meanwhile, it bounced at the door).
 */
export const decisionOutcome = {
  state: sql<SendingState>`case when ${isHeld} then 'not_sent' else ${surveyDecision.state} end`,
  code: sql<SendingCode | null>`case when ${isHeld} then coalesce(${mail.leftOutCode}, 'not_delivered') else ${surveyDecision.code} end`,
  reason: sql<string | null>`case when ${isHeld} then case when ${mail.state} = 'left_out' then ${mail.reason} else ${sendingCodeWords.not_delivered} end else ${surveyDecision.reason} end`,
} as const;
