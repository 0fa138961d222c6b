import { deliveryStates, offReasons, type WebhookEvent, webhookKinds } from '@kept/core/organisation/webhook-words.ts';
import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';

/** An address of another system that is told what happens here. The secrets messages to it are signed with are sealed (apps/api/src/secrets.ts). */
export const webhookEndpoint = pgTable(
  'webhook_endpoint',
  {
    orgId: orgId(),
    id: ownId(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    kind: word('kind', webhookKinds).notNull(),
    /** What it is told; null is everything. */
    events: jsonb('events').$type<readonly WebhookEvent[]>(),
    secretSealed: text('secret_sealed').notNull(),
    previousSealed: text('previous_sealed'),
    /** Until when messages are signed with the secret before this one too. */
    previousUntil: instant('previous_until'),
    /** The number of the last entry of the audit log that was looked at for it. */
    lastSequence: bigint('last_sequence', { mode: 'number' }).notNull(),
    /** Since when nothing has arrived there. */
    failingSince: instant('failing_since'),
    offAt: instant('off_at'),
    offBecause: word('off_because', offReasons),
    /** When the administrators were told that it went off by itself. */
    toldAt: instant('told_at'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('webhook_endpoint_name').on(t.orgId, t.name), check('webhook_endpoint_off', sql`(${t.offAt} is null) = (${t.offBecause} is null)`)],
);

/** One event on its way to one endpoint: one row, however many workers look and however often it is tried. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    orgId: orgId(),
    id: ownId(),
    endpointId: uuid('endpoint_id').notNull(),
    /** The entry of the audit log it tells of; a test has an id of its own. Every attempt carries it. */
    eventId: uuid('event_id').notNull(),
    eventType: text('event_type').notNull(),
    actor: text('actor').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').$type<Readonly<Record<string, string | number | boolean | null>>>().notNull(),
    happenedAt: instant('happened_at').notNull(),
    /** What is sent, written before the first attempt and the same in each; gone once it has arrived or is given up. */
    body: text('body'),
    bodyHash: text('body_hash'),
    state: word('state', deliveryStates).notNull(),
    /** Grows with every attempt: only whoever made the last one may say what came of it. */
    attempt: integer('attempt').notNull().default(0),
    /** Attempts since it was queued, or sent again by hand. */
    tries: integer('tries').notNull().default(0),
    nextAt: instant('next_at').notNull(),
    claimedAt: instant('claimed_at'),
    /** Of the last attempt: the status of the answer, how long it took, and in words why it did not arrive. */
    status: integer('status'),
    tookMs: integer('took_ms'),
    note: text('note'),
    queuedAt: instant('queued_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('webhook_delivery_once').on(t.orgId, t.endpointId, t.eventId),
    foreignKey({ name: 'webhook_delivery_endpoint', columns: [t.orgId, t.endpointId], foreignColumns: [webhookEndpoint.orgId, webhookEndpoint.id] }).onDelete('cascade'),
    index('webhook_delivery_log').on(t.orgId, t.endpointId, t.queuedAt, t.id),
    index('webhook_delivery_due').on(t.orgId, t.endpointId, t.nextAt).where(sql`${t.state} in ('waiting', 'sending')`),
    check('webhook_delivery_settled', sql`(${t.settledAt} is not null) = (${t.state} in ('delivered', 'failed'))`),
  ],
);
