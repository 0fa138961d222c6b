import { webhookFormats, webhookStates } from '@kept/core/listen/webhook-words.ts';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';

/** An address another system sends its messages to. The secrets it signs with are sealed (apps/api/src/secrets.ts). */
export const webhookSource = pgTable(
  'webhook_source',
  {
    orgId: orgId(),
    id: ownId(),
    /** What the feedback it brings is said to come from. */
    name: text('name').notNull(),
    format: word('format', webhookFormats).notNull(),
    /** The unguessable end of its address. */
    address: text('address').notNull(),
    /** Null until the vendor's secret has been entered. */
    secretSealed: text('secret_sealed'),
    previousSealed: text('previous_sealed'),
    /** Until when the secret before this one is taken too. */
    previousUntil: instant('previous_until'),
    /** Field of ours to place in their message; empty where the format is read as its vendor describes it. */
    mapping: jsonb('mapping').$type<Readonly<Record<string, string>>>().notNull(),
    options: jsonb('options').$type<Readonly<Record<string, string>>>().notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** The last message that was turned away, noted at most once a minute. */
    refusedAt: instant('refused_at'),
    refusal: text('refusal'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('webhook_source_address').on(t.orgId, t.address), unique('webhook_source_name').on(t.orgId, t.name)],
);

/** One message, stored by its id before anything is done with it. Its body goes when it was applied, after seven days at the latest. */
export const webhookEvent = pgTable(
  'webhook_event',
  {
    orgId: orgId(),
    id: ownId(),
    sourceId: uuid('source_id').notNull(),
    /** What the sender calls it, as far as the signature vouches for it; else the hash of the body. */
    eventId: text('event_id').notNull(),
    eventType: text('event_type').notNull(),
    body: text('body'),
    bodyGoneAt: instant('body_gone_at'),
    state: word('state', webhookStates).notNull(),
    /** Why it was not used or could not be, in a sentence. */
    reason: text('reason'),
    /** How many things it brought that were new or newer. */
    saved: integer('saved').notNull(),
    attempts: integer('attempts').notNull(),
    receivedAt: instant('received_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('webhook_event_once').on(t.orgId, t.sourceId, t.eventId),
    foreignKey({ name: 'webhook_event_source', columns: [t.orgId, t.sourceId], foreignColumns: [webhookSource.orgId, webhookSource.id] }).onDelete('cascade'),
    index('webhook_event_by_time').on(t.orgId, t.sourceId, t.receivedAt, t.id),
    index('webhook_event_by_age').on(t.orgId, t.state, t.receivedAt),
  ],
);
