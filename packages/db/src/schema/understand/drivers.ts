import { driverDecisions } from '@kept/core/listen/driver-words.ts';
import { doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { bytes, instant, orgId, word } from '../../columns.ts';
import { contactDriver } from '../listen/contact-drivers.ts';
import { interaction } from '../listen/customers.ts';

/** How one driver fared in learning: contacts that taught it, and those kept aside. */
export interface TaughtDriver {
  readonly driverId: string;
  readonly labelled: number;
  readonly heldOut: number;
  readonly right: number;
}

/** What an organisation's labelled contacts taught about its drivers, and how well it holds on a tenth that taught nothing. */
export const driverHead = pgTable(
  'driver_head',
  {
    orgId: orgId(),
    version: integer('version').notNull(),
    encoderVersion: text('encoder_version').notNull(),
    /** Null while there is too little to learn from. */
    weights: bytes('weights'),
    /** The drivers the head knows, in its order; then those with too few labelled contacts are in `leftOut`. */
    drivers: jsonb('drivers').$type<readonly TaughtDriver[]>().notNull(),
    leftOut: jsonb('left_out').$type<readonly { readonly driverId: string; readonly labelled: number }[]>().notNull(),
    labels: integer('labels').notNull(),
    heldOut: integer('held_out').notNull(),
    right: integer('right_count').notNull(),
    macroF1: doublePrecision('macro_f1'),
    /** Of the kept-aside contacts, for how many a driver would be suggested, and how many of those rightly. */
    suggested: integer('suggested').notNull(),
    suggestedRight: integer('suggested_right').notNull(),
    commonestId: uuid('commonest_id'),
    commonestRight: integer('commonest_right').notNull(),
    trainedAt: instant('trained_at'),
    /** Set when there is more to learn from, or other drivers: the next run learns anew. */
    learnWantedAt: instant('learn_wanted_at'),
    readTotal: integer('read_total').notNull(),
    readDone: integer('read_done').notNull(),
    /** Set when there is something to learn or to read: the work that waits. */
    dueAt: instant('due_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId] })],
);

/** A contact with words and without a driver: what the head makes of it, and what a person decided. Dies with its contact. */
export const driverSuggestion = pgTable(
  'driver_suggestion',
  {
    orgId: orgId(),
    interactionId: uuid('interaction_id').notNull(),
    /** Null where no driver is likely enough. */
    driverId: uuid('driver_id'),
    /** From 0 to 1, of the likeliest driver. */
    confidence: doublePrecision('confidence'),
    /** The likeliest ones, the first first. */
    candidates: jsonb('candidates').$type<readonly { readonly driverId: string; readonly confidence: number }[]>().notNull(),
    /** Of the head that read it; 0 while its words wait to be read. */
    headVersion: integer('head_version').notNull(),
    readAt: instant('read_at'),
    decision: word('decision', driverDecisions),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.interactionId] }),
    foreignKey({ name: 'driver_suggestion_interaction', columns: [t.orgId, t.interactionId], foreignColumns: [interaction.orgId, interaction.id] }).onDelete('cascade'),
    foreignKey({ name: 'driver_suggestion_driver', columns: [t.orgId, t.driverId], foreignColumns: [contactDriver.orgId, contactDriver.id] }),
    index('driver_suggestion_by_version').on(t.orgId, t.headVersion, t.interactionId).where(sql`${t.decision} is null`),
    index('driver_suggestion_by_confidence').on(t.orgId, t.confidence, t.interactionId).where(sql`${t.decision} is null`),
  ],
);
