import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId } from '../../columns.ts';

export const apiKey = pgTable(
  'api_key',
  {
    orgId: orgId(),
    id: ownId(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    secretHash: text('secret_hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    /** Null for a key that never ends by itself. */
    expiresAt: instant('expires_at'),
    /** When whoever made it was told that it ends soon. */
    warnedAt: instant('warned_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('api_key_prefix').on(t.orgId, t.prefix)],
);

/** The answer to a POST that carried an Idempotency-Key, so that a repeat gets the same one. */
export const idempotentAnswer = pgTable(
  'idempotent_answer',
  {
    orgId: orgId(),
    actorId: text('actor_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: text('status'),
    body: text('body'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.actorId, t.key] }), index('idempotent_answer_by_age').on(t.orgId, t.createdAt)],
);
