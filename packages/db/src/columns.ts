import { customType, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The organisation a row belongs to: first in every key of a tenant table. */
export const orgId = () => uuid('org_id').notNull();

/** A row's own id, made in the app so that it is known before it is saved. */
export const ownId = () => uuid('id').notNull();

/** An instant, always with its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A text restricted to a closed list of words declared in core. */
export const word = <const Words extends readonly [string, ...string[]]>(name: string, words: Words) => text(name, { enum: [...words] });

/** Raw bytes; both drivers hand them over as Uint8Array here. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => Buffer.from(value),
});
