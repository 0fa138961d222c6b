import type { DaySpan } from '@kept/core/measure/health-period.ts';
import { type SQL, sql } from 'drizzle-orm';

/** What every figure of the health page is measured over: days in the organisation's zone, in one segment of customers or all. */
export interface MeasuredSpan {
  readonly orgId: string;
  readonly timezone: string;
  readonly days: DaySpan;
  readonly grain: 'week' | 'month';
  readonly segment: string | undefined;
}

/** "This instant lies in the span", written so that the index on (org_id, instant) serves it. */
export function within(column: SQL, span: MeasuredSpan): SQL {
  return sql`${column} >= ${startOf(span.days.from, span)} and ${column} < ${startOf(span.days.until, span)}`;
}

/** The instant a day begins in the organisation's zone. */
export function startOf(day: string, span: MeasuredSpan): SQL {
  return sql`(${day}::timestamp at time zone ${span.timezone}::text)`;
}

/** The first day of the week (Monday) or month an instant falls in, in the organisation's zone. */
export function bucketOf(column: SQL, span: MeasuredSpan): SQL {
  return sql`to_char(date_trunc(${span.grain}::text, ${column} at time zone ${span.timezone}::text), 'YYYY-MM-DD')`;
}

/** "This customer is in the segment"; nothing when all are asked for. */
export function inSegment(customerId: SQL, span: MeasuredSpan): SQL {
  if (span.segment === undefined) return sql``;
  return sql`and exists (select 1 from customer s where s.org_id = ${span.orgId} and s.id = ${customerId} and s.segment = ${span.segment})`;
}
