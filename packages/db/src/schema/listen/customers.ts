import { sql } from 'drizzle-orm';
import { driverSources } from '@kept/core/listen/driver-words.ts';
import { contactChannels, journeyStages, transferKinds } from '@kept/core/vocabulary.ts';
import { boolean, check, date, doublePrecision, foreignKey, index, integer, numeric, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { changedIn, instant, orgId, ownId, word } from '../../columns.ts';
import { contactDriver } from './contact-drivers.ts';

export const customer = pgTable(
  'customer',
  {
    orgId: orgId(),
    id: ownId(),
    externalId: text('external_id').notNull(),
    name: text('name'),
    email: text('email'),
    emailNormal: text('email_normal'),
    /** The handle of the address, by which the suppression list knows whose it is; null until a sweep has made it. */
    addressMac: text('address_mac'),
    segment: text('segment'),
    annualValue: numeric('annual_value', { precision: 12, scale: 2, mode: 'number' }),
    language: text('language').notNull(),
    timezone: text('timezone'),
    joinedOn: date('joined_on', { mode: 'string' }),
    churnedOn: date('churned_on', { mode: 'string' }),
    createdAt: instant('created_at').notNull(),
    /** When they asked for the organisation's news on its public page and confirmed it; many of them never bought or said anything. */
    subscribedAt: instant('subscribed_at'),
    /** When it was last changed where it comes from, if that was said: an older telling never overwrites a newer one. */
    sourceChangedAt: instant('source_changed_at'),
    /** The file that first named them; null for anybody somebody else named first. */
    importId: uuid('import_id'),
    changedIn: changedIn(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('customer_external').on(t.orgId, t.externalId),
    index('customer_by_email').on(t.orgId, t.emailNormal),
    index('customer_by_mac').on(t.orgId, t.addressMac),
    index('customer_without_mac').on(t.orgId, t.id).where(sql`${t.emailNormal} is not null and ${t.addressMac} is null`),
    index('customer_by_segment').on(t.orgId, t.segment),
    index('customer_by_change').on(t.orgId, t.changedIn),
    index('customer_by_import').on(t.orgId, t.importId).where(sql`${t.importId} is not null`),
  ],
);

export const interaction = pgTable(
  'interaction',
  {
    orgId: orgId(),
    id: ownId(),
    externalId: text('external_id').notNull(),
    customerId: uuid('customer_id'),
    conversation: text('conversation'),
    channel: word('channel', contactChannels).notNull(),
    agentRef: text('agent_ref'),
    team: text('team'),
    /** As it was booked; which driver counts is told by `contact_driver.stands_for_id`. */
    driverId: uuid('driver_id'),
    driverBy: word('driver_by', driverSources),
    journeyStage: word('journey_stage', journeyStages),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    firstResponseSeconds: integer('first_response_seconds'),
    resolvedFirstContact: boolean('resolved_first_contact'),
    unresolvedCause: text('unresolved_cause'),
    supervisorNeeded: boolean('supervisor_needed'),
    containedByBot: boolean('contained_by_bot'),
    callbackDueAt: instant('callback_due_at'),
    callbackKeptAt: instant('callback_kept_at'),
    sentimentStart: doublePrecision('sentiment_start'),
    sentimentEnd: doublePrecision('sentiment_end'),
    /** As with a customer. */
    sourceChangedAt: instant('source_changed_at'),
    importId: uuid('import_id'),
    changedIn: changedIn(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('interaction_external').on(t.orgId, t.externalId),
    foreignKey({ name: 'interaction_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    foreignKey({ name: 'interaction_driver', columns: [t.orgId, t.driverId], foreignColumns: [contactDriver.orgId, contactDriver.id] }),
    check('interaction_driver_said', sql`(${t.driverId} is null) = (${t.driverBy} is null)`),
    index('interaction_by_driver').on(t.orgId, t.driverId, t.startedAt),
    index('interaction_by_customer').on(t.orgId, t.customerId, t.startedAt),
    index('interaction_by_conversation').on(t.orgId, t.conversation).where(sql`${t.conversation} is not null`),
    index('interaction_by_start').on(t.orgId, t.startedAt),
    index('interaction_by_change').on(t.orgId, t.changedIn),
    index('interaction_by_import').on(t.orgId, t.importId).where(sql`${t.importId} is not null`),
  ],
);

export const handOff = pgTable(
  'hand_off',
  {
    orgId: orgId(),
    id: ownId(),
    interactionId: uuid('interaction_id').notNull(),
    kind: word('kind', transferKinds).notNull(),
    fromWhere: text('from_where').notNull(),
    toWhere: text('to_where').notNull(),
    /** Null where nobody knows, which is not a no. */
    contextTravelled: boolean('context_travelled'),
    storyRepeated: boolean('story_repeated'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'hand_off_interaction', columns: [t.orgId, t.interactionId], foreignColumns: [interaction.orgId, interaction.id] }).onDelete('cascade'),
    index('hand_off_by_interaction').on(t.orgId, t.interactionId),
  ],
);
