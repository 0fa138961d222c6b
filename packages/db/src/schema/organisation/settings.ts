import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../columns.ts';

/** What an administrator decides for the whole organisation; one row each. */
export const setting = pgTable(
  'setting',
  {
    orgId: orgId(),
    timezone: text('timezone').notNull(),
    currency: text('currency').notNull(),
    postalAddress: text('postal_address').notNull(),
    senderName: text('sender_name').notNull(),
    senderEmail: text('sender_email').notNull(),
    /** How long the words of customers are kept. */
    retentionMonths: integer('retention_months').notNull(),
    /** How long mails keep their words and addresses. */
    mailRetentionMonths: integer('mail_retention_months').notNull().default(12),
    /** How long contacts keep the customer they were with. */
    contactRetentionMonths: integer('contact_retention_months').notNull().default(36),
    /** How long the words of transcripts are kept. */
    transcriptRetentionMonths: integer('transcript_retention_months').notNull().default(12),
    /** Customers hear from Kept at most `mailBudgetMost` times in so many days, over every kind of mail. */
    mailBudgetDays: integer('mail_budget_days').notNull(),
    mailBudgetMost: integer('mail_budget_most').notNull().default(1),
    /** So many days lie between two surveys to one customer. */
    surveyGapDays: integer('survey_gap_days').notNull().default(0),
    publicPage: boolean('public_page').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId] }),
    check('setting_retention', sql`${t.retentionMonths} between 1 and 120 and ${t.mailRetentionMonths} between 1 and 120 and ${t.contactRetentionMonths} between 1 and 120 and ${t.transcriptRetentionMonths} between 1 and 120`),
    check('setting_budget', sql`${t.mailBudgetDays} between 0 and 365 and ${t.mailBudgetMost} between 1 and 20 and ${t.surveyGapDays} between 0 and 365`),
  ],
);
