import { sql } from 'drizzle-orm';
import { bigint, customType, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The organisation a row belongs to: first in every key of a tenant table. */
export const orgId = () => uuid('org_id').notNull();

/** A row's own id, made in the app so that it is known before it is saved. */
export const ownId = () => uuid('id').notNull();

/** An instant, always with its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A text restricted to a closed list of words declared in core. */
export const word = <const Words extends readonly [string, ...string[]]>(name: string, words: Words) => text(name, { enum: [...words] });

/** The number of the transaction at work. */
export const thisTransaction = sql`(pg_current_xact_id()::text::bigint)`;

/**
 * The transaction that wrote the row last, for whoever holds rows in memory and reads only what changed since. The database fills
 * it for new rows and the query builder with each update; an update written as SQL sets it itself.
 */
export const changedIn = () => bigint('changed_in', { mode: 'number' }).notNull().default(thisTransaction).$onUpdate(() => thisTransaction);

/** Raw bytes; both drivers hand them over as Uint8Array here. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => Buffer.from(value),
});
