import { type ClosingDays, weekdays } from '@kept/core/act/working-calendar.ts';
import { ownerShownWays } from '@kept/core/close-loop/shown-owner.ts';
import { digestCadences } from '@kept/core/digest-period.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, word } from '../../columns.ts';
import { brandImage } from './brand-images.ts';
import { member } from './members.ts';

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
    /** What the proof of a fix asks (core, ProofRule): mentions down to so many per cent, this many expected, so many per cent of yes, and the chance of error. */
    proofRatioPercent: integer('proof_ratio_percent').notNull().default(70),
    proofFewestExpected: integer('proof_fewest_expected').notNull().default(20),
    proofSharePercent: integer('proof_share_percent').notNull().default(70),
    proofErrorPercent: integer('proof_error_percent').notNull().default(5),
    publicPage: boolean('public_page').notNull(),
    /** The organisation's own colour on its pages and in its mails, as #0b6b4f, by light and by dark; null leaves ours. */
    accent: text('accent'),
    accentDark: text('accent_dark'),
    /** What customers read of whoever owns what they said. */
    ownerShown: word('owner_shown', ownerShownWays).notNull().default('name'),
    /** How often the digest goes out, and when its period that runs ends: then its next edition is made. Null until that was first reckoned. */
    digestCadence: word('digest_cadence', digestCadences).notNull().default('quarterly'),
    digestDueAt: instant('digest_due_at'),
    /** The days of the week on which nobody works. */
    weekend: text('weekend', { enum: [...weekdays] }).array().notNull().default(sql`'{saturday,sunday}'`),
    /** Whose public holidays are kept; null keeps none. */
    holidayCountry: text('holiday_country'),
    holidayRegion: text('holiday_region'),
    /** Days on which the organisation itself is closed. */
    closingDays: jsonb('closing_days').$type<readonly ClosingDays[]>().notNull().default([]),
    /** Whom a ladder may end at. */
    sponsorId: uuid('sponsor_id'),
    sponsorActive: boolean('sponsor_active'),
    /** The picture mails and pages carry beside the organisation's name. */
    logoImageId: uuid('logo_image_id'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId] }),
    foreignKey({ name: 'setting_active_sponsor', columns: [t.orgId, t.sponsorId, t.sponsorActive], foreignColumns: [member.orgId, member.id, member.active] }),
    foreignKey({ name: 'setting_logo', columns: [t.orgId, t.logoImageId], foreignColumns: [brandImage.orgId, brandImage.id] }),
    check('setting_sponsor', sql`(${t.sponsorId} is null) = (${t.sponsorActive} is null) and coalesce(${t.sponsorActive}, true)`),
    check('setting_works_some_day', sql`cardinality(${t.weekend}) < 7`),
    check('setting_region_of_country', sql`${t.holidayRegion} is null or ${t.holidayCountry} is not null`),
    check('setting_retention', sql`${t.retentionMonths} between 1 and 120 and ${t.mailRetentionMonths} between 1 and 120 and ${t.contactRetentionMonths} between 1 and 120 and ${t.transcriptRetentionMonths} between 1 and 120`),
    check('setting_proof', sql`${t.proofRatioPercent} between 30 and 90 and ${t.proofFewestExpected} between 10 and 1000 and ${t.proofSharePercent} between 60 and 95 and ${t.proofErrorPercent} between 1 and 10`),
    check('setting_accent', sql`(${t.accent} is null) = (${t.accentDark} is null) and ${t.accent} ~ '^#[0-9a-f]{6}$' and ${t.accentDark} ~ '^#[0-9a-f]{6}$'`),
    check('setting_budget', sql`${t.mailBudgetDays} between 0 and 365 and ${t.mailBudgetMost} between 1 and 20 and ${t.surveyGapDays} between 0 and 365`),
  ],
);
