import { pauseCauses } from '@kept/core/mail/pause-rules.ts';
import { mailKinds } from '@kept/core/vocabulary.ts';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, orgId, ownId, word } from '../../columns.ts';

/** Up to a hundred mails handed over in one request: who, in which order, and the very bytes, so that a repeat is the same request. */
export const mailBatch = pgTable(
  'mail_batch',
  {
    orgId: orgId(),
    id: ownId(),
    kind: word('kind', mailKinds).notNull(),
    /** The digest it is part of; empty for all other kinds. */
    occasion: text('occasion').notNull(),
    /** The ids of its mails, in the order of the request. */
    members: jsonb('members').$type<readonly string[]>().notNull(),
    /** The request as it left, compressed; gone when the batch is settled, or when one of its people asked to be forgotten. */
    bytes: bytes('bytes'),
    /** SHA-256 of the request before compression; it stays. */
    bytesHash: text('bytes_hash').notNull(),
    attempt: integer('attempt').notNull(),
    frozenAt: instant('frozen_at').notNull(),
    sendAfter: instant('send_after').notNull(),
    claimedAt: instant('claimed_at'),
    unknownSince: instant('unknown_since'),
    settledAt: instant('settled_at'),
    /** What the other side said last, where it did not take it. */
    reason: text('reason'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index('mail_batch_open').on(t.orgId, t.sendAfter).where(sql`${t.settledAt} is null`)],
);

/** How an organisation's mail to customers flows: whether it is held, why, and who let it go again. Whoever freezes a batch holds this row. */
export const mailFlow = pgTable(
  'mail_flow',
  {
    orgId: orgId(),
    /** Null while mail flows. */
    pausedAt: instant('paused_at'),
    cause: word('cause', pauseCauses),
    /** What the provider said, where it takes nothing from us. */
    said: text('said'),
    /** So many of the last so many made it stop. */
    bad: integer('bad'),
    among: integer('among'),
    /** Only mails since then are counted: a person who lets mail go again starts a new count. */
    resumedAt: instant('resumed_at'),
    resumedBy: uuid('resumed_by'),
  },
  (t) => [primaryKey({ columns: [t.orgId] })],
);
