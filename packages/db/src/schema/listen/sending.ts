import type { SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { sendingCodes, sendingStates } from '@kept/core/sending-words.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { customer, interaction } from './customers.ts';
import { survey } from './feedback.ts';

/** Whom a survey asks by itself, as it was decided each time: the application role may add a version and never change one. */
export const surveySending = pgTable(
  'survey_sending',
  {
    orgId: orgId(),
    surveyId: uuid('survey_id').notNull(),
    version: integer('version').notNull(),
    isLatest: boolean('is_latest').notNull(),
    plan: jsonb('plan').$type<SendingPlan>().notNull(),
    changedBy: uuid('changed_by'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.surveyId, t.version] }),
    foreignKey({ name: 'survey_sending_survey', columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] }),
    index('survey_sending_latest').on(t.orgId).where(sql`${t.isLatest}`),
  ],
);

/** What was decided about one ended contact, or about one customer in one quarter, for one survey; it is decided once. */
export const surveyDecision = pgTable(
  'survey_decision',
  {
    orgId: orgId(),
    id: ownId(),
    surveyId: uuid('survey_id').notNull(),
    /** The version of the sending that decided, and its rule as it was called then. */
    version: integer('version').notNull(),
    ruleKey: text('rule_key'),
    ruleName: text('rule_name'),
    interactionId: uuid('interaction_id'),
    /** The quarter, where no contact was the reason. */
    period: text('period'),
    customerId: uuid('customer_id'),
    segment: text('segment'),
    state: word('state', sendingStates).notNull(),
    code: word('code', sendingCodes),
    reason: text('reason'),
    decidedAt: instant('decided_at').notNull(),
    /** When the invitation goes out, at the earliest. */
    dueAt: instant('due_at'),
    linkId: uuid('link_id'),
    mailId: uuid('mail_id'),
    invitedAt: instant('invited_at'),
    answeredAt: instant('answered_at'),
    /** When the one reminder is due; null when none is to come. */
    remindAt: instant('remind_at'),
    reminderMailId: uuid('reminder_mail_id'),
    reminderCode: word('reminder_code', sendingCodes),
    reminderReason: text('reminder_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('survey_decision_once_per_contact').on(t.orgId, t.surveyId, t.interactionId),
    unique('survey_decision_once_per_quarter').on(t.orgId, t.surveyId, t.period, t.customerId),
    foreignKey({ name: 'survey_decision_survey', columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] }),
    foreignKey({ name: 'survey_decision_interaction', columns: [t.orgId, t.interactionId], foreignColumns: [interaction.orgId, interaction.id] }).onDelete('cascade'),
    foreignKey({ name: 'survey_decision_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    check('survey_decision_waits_for_a_time', sql`(${t.state} = 'waiting') = (${t.dueAt} is not null)`),
    check('survey_decision_not_sent_says_why', sql`(${t.state} = 'not_sent') = (${t.code} is not null) and (${t.code} is null) = (${t.reason} is null)`),
    index('survey_decision_due').on(t.orgId, t.dueAt).where(sql`${t.dueAt} is not null`),
    index('survey_decision_to_remind').on(t.orgId, t.remindAt).where(sql`${t.remindAt} is not null`),
    index('survey_decision_by_time').on(t.orgId, t.surveyId, t.decidedAt, t.id),
    index('survey_decision_by_customer').on(t.orgId, t.customerId),
    index('survey_decision_by_contact').on(t.orgId, t.interactionId),
    index('survey_decision_by_reminder').on(t.orgId, t.reminderMailId).where(sql`${t.reminderMailId} is not null`),
    index('survey_decision_by_link').on(t.orgId, t.linkId).where(sql`${t.linkId} is not null`),
  ],
);

/** A quarterly survey's turn: when it opens, and how far it has come through the customers. */
export const surveyQuarter = pgTable(
  'survey_quarter',
  { orgId: orgId(), surveyId: uuid('survey_id').notNull(), period: text('period').notNull(), opensAt: instant('opens_at').notNull(), lastCustomerId: uuid('last_customer_id'), finishedAt: instant('finished_at') },
  (t) => [
    primaryKey({ columns: [t.orgId, t.surveyId, t.period] }),
    foreignKey({ name: 'survey_quarter_survey', columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] }),
    index('survey_quarter_to_come').on(t.orgId, t.opensAt).where(sql`${t.finishedAt} is null`),
  ],
);

/** A score somebody clicked in a mail and has not sent: it stands outside everything that is counted, and goes when they press Continue. */
export const surveyPress = pgTable(
  'survey_press',
  {
    orgId: orgId(),
    surveyId: uuid('survey_id').notNull(),
    answerKey: text('answer_key').notNull(),
    question: text('question').notNull(),
    score: doublePrecision('score').notNull(),
    scaleMax: doublePrecision('scale_max').notNull(),
    customerId: uuid('customer_id'),
    pressedAt: instant('pressed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.surveyId, t.answerKey] }),
    foreignKey({ name: 'survey_press_survey', columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] }),
    foreignKey({ name: 'survey_press_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }).onDelete('cascade'),
    index('survey_press_by_time').on(t.orgId, t.surveyId, t.pressedAt),
    index('survey_press_by_customer').on(t.orgId, t.customerId),
  ],
);
