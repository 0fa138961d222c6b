import { date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../columns.ts';

/**
 * What must not come back: an HMAC of the address, of the customer's id and of each thing they said or asked, as other systems call them,
 * with the row that is left of a text or a contact. Nobody can turn it back, and nothing here says which of them belong together.
 */
export const erasure = pgTable('erasure', { orgId: orgId(), mac: text('mac').notNull(), leftId: uuid('left_id'), at: instant('at').notNull() }, (t) => [primaryKey({ columns: [t.orgId, t.mac] })]);

/** The last day on which what is older than the organisation keeps was forgotten: what is due is a day that was not. */
export const retentionCheck = pgTable('retention_check', { orgId: orgId(), dayOn: date('day_on', { mode: 'string' }).notNull(), at: instant('at').notNull() }, (t) => [primaryKey({ columns: [t.orgId] })]);
