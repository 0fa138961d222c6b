import { frictionFrequencies } from '@kept/core/vocabulary.ts';
import { date, foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';

export const frictionRound = pgTable(
  'friction_round',
  {
    orgId: orgId(),
    id: ownId(),
    title: text('title').notNull(),
    prompt: text('prompt').notNull(),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    releasedOn: date('released_on', { mode: 'string' }),
    answer: text('answer'),
    answeredAt: instant('answered_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('friction_round_opens').on(t.orgId, t.opensOn)],
);

/** One code per team and round opens the report page; it says which team, never who. */
export const frictionCode = pgTable(
  'friction_code',
  { orgId: orgId(), roundId: uuid('round_id').notNull(), team: text('team').notNull(), codeHash: text('code_hash').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.roundId, t.team] }),
    unique('friction_code_hash').on(t.orgId, t.codeHash),
    foreignKey({ name: 'friction_code_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }).onDelete('cascade'),
  ],
);

/**
 * Reports wait here, neither encoded nor searchable, until at least five can be released together. No time, no
 * person, no session, no address: the receipt's HMAC is the only handle, and it is the key.
 */
export const frictionInbox = pgTable(
  'friction_inbox',
  {
    orgId: orgId(),
    receiptHash: text('receipt_hash').notNull(),
    roundId: uuid('round_id').notNull(),
    team: text('team').notNull(),
    text: text('text').notNull(),
    frequency: word('frequency', frictionFrequencies).notNull(),
    step: text('step').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.receiptHash] }),
    foreignKey({ name: 'friction_inbox_round', columns: [t.orgId, t.roundId], foreignColumns: [frictionRound.orgId, frictionRound.id] }),
  ],
);

/** After release the receipt leads to the released report, so that its writer can read the answer. */
export const frictionReceipt = pgTable(
  'friction_receipt',
  { orgId: orgId(), receiptHash: text('receipt_hash').notNull(), feedbackId: uuid('feedback_id').notNull(), roundId: uuid('round_id').notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.receiptHash] })],
);
