import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import { notByIndex } from '@kept/db/not-by-index.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { and, inArray, or, type SQL, sql } from 'drizzle-orm';

type DigestRow = typeof digest.$inferSelect;

/** Whether a condition is asked of a page of customers or of all of them. */
export type Asked = 'one by one' | 'together';

/**
 * Asked of one customer at a time, a condition goes by an index: `offset 0` keeps the planner from joining whole tables, which for each
 * hundred people took a second at 10,000. Asked of everybody at once, the join is what is wanted.
 */
export function fence(asked: Asked): SQL {
  return asked === 'one by one' ? sql`offset 0` : sql``;
}

/** What the rules say of one customer together, as a condition that is true or false and never unknown; the explicit yes is asked elsewhere, since its address is kept as an HMAC. */
export function audienceCondition(rules: AudienceRules, row: DigestRow, how: Asked): SQL {
  const asked = [segmentRule(rules), languageRule(rules), themeRule(rules, row, how), recencyRule(rules, row, how)].filter((rule) => rule !== undefined);
  return (rules.match === 'all' ? and(...asked) : or(...asked)) ?? sql`true`;
}

function segmentRule({ segments }: AudienceRules): SQL | undefined {
  if (segments === null) return undefined;
  const isOne = sql`coalesce(${inArray(customer.segment, segments.names)}, false)`;
  return segments.is === 'in' ? isOne : sql`not ${isOne}`;
}

/** By the language alone: whoever reads pt-BR reads pt. */
function languageRule({ languages }: AudienceRules): SQL | undefined {
  if (languages === null) return undefined;
  const isOne = inArray(languageOf(), languages.codes);
  return languages.is === 'in' ? isOne : sql`not (${isOne})`;
}

/** A customer's language without its region. */
export function languageOf(): SQL<string> {
  return sql<string>`lower(split_part(replace(${customer.language}, '_', '-'), '-', 1))`;
}

/** Agents' reports never put anybody into an audience, here and below. */
function themeRule({ themes }: AudienceRules, row: DigestRow, how: Asked): SQL | undefined {
  if (themes === null) return undefined;
  const isChosen = themes === 'told' ? isTold(row) : isOneOf(themes);
  return sql`exists (select 1 from ${feedback} join ${mention} on ${mention.orgId} = ${feedback.orgId} and ${mention.feedbackId} = ${feedback.id} where ${saidBefore(row)} and ${isChosen} ${fence(how)})`;
}

function isTold(row: DigestRow): SQL {
  return sql`${mention.themeId} in (select ${digestBlock.themeId} from ${digestBlock} where ${digestBlock.orgId} = ${row.orgId} and ${digestBlock.digestId} = ${row.id} and not ${digestBlock.isLeftOut})`;
}

/** One of these themes, or what one of them was merged into since. */
function isOneOf(ids: readonly string[]): SQL {
  return sql`(${inArray(mention.themeId, [...ids])} or ${mention.themeId} in (select ${theme.mergedIntoId} from ${theme} where ${theme.orgId} = ${customer.orgId} and ${inArray(theme.id, [...ids])}))`;
}

function recencyRule({ withinDays }: AudienceRules, row: DigestRow, how: Asked): SQL | undefined {
  if (withinDays === null) return undefined;
  const since = new Date(row.untilAt.getTime() - withinDays * 86_400_000);
  return sql`exists (select 1 from ${feedback} where ${saidBefore(row)} and ${feedback.occurredAt} >= ${since.toISOString()}::timestamptz ${fence(how)})`;
}

/** Something this customer had told the organisation when the digest was frozen. */
export function saidBefore(row: DigestRow): SQL {
  return sql`${feedback.orgId} = ${customer.orgId} and ${feedback.customerId} = ${customer.id} and ${feedback.kind} <> 'friction' and ${feedback.receivedAt} <= ${row.untilAt.toISOString()}::timestamptz`;
}

/** Whether an earlier digest was held back from this customer and they got none since: it is told with the next, whatever the rules say. */
export function isOwed(row: DigestRow, how: Asked): SQL<boolean> {
  const isOfThem = sql`m.org_id = ${customer.orgId} and m.customer_id = ${customer.id} and ${notByIndex(sql`m.kind`)} = 'digest'`;
  return sql<boolean>`(exists (select 1 from ${digest} where ${digest.orgId} = ${row.orgId} and ${digest.controlPercent} > 0 and ${digest.untilAt} < ${row.untilAt.toISOString()}::timestamptz) and exists (
    select 1 from ${mail} m join ${digest} d on d.org_id = m.org_id and d.id::text = m.occasion
    where ${isOfThem} and m.left_out_code = 'control_group' and d.state <> 'cancelled' and d.until_at < ${row.untilAt.toISOString()}::timestamptz
      and not exists (select 1 from ${mail} l where l.org_id = m.org_id and l.customer_id = m.customer_id and ${notByIndex(sql`l.kind`)} = 'digest' and l.created_at > m.created_at and l.occasion <> ${row.id} and l.state not in ('left_out', 'failed', 'cancelled') ${fence(how)}) ${fence(how)}))`;
}
