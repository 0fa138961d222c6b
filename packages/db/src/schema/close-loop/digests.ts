import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import type { LoopKept } from '@kept/core/close-loop/loop-kept.ts';
import type { SubjectResult, SubjectTest } from '@kept/core/close-loop/subject-test.ts';
import { testedSubjects } from '@kept/core/close-loop/subject-test.ts';
import type { BlockTranslations, OpeningTranslations } from '@kept/core/close-loop/digest-translations.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { blockKinds, digestStates, fixAnswers } from '@kept/core/vocabulary.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { customer } from '../listen/customers.ts';
import { brandImage } from '../organisation/brand-images.ts';
import { theme } from '../understand/themes.ts';

/** One period's mailing. One per organisation, series, period and edition, unless cancelled. */
export const digest = pgTable(
  'digest',
  {
    orgId: orgId(),
    id: ownId(),
    series: text('series').notNull(),
    period: text('period').notNull(),
    edition: integer('edition').notNull(),
    state: word('state', digestStates).notNull(),
    subject: text('subject').notNull(),
    intro: text('intro').notNull(),
    /** The languages it goes out in; its own words are in the first. */
    languages: text('languages', { enum: [...surveyLanguages] }).array().notNull().default(sql`'{en}'`),
    /** Subject, opening and what was wrong, in the others. */
    translations: jsonb('translations').$type<OpeningTranslations>().notNull().default({}),
    /** Themes decided after this instant, up to the next, are its matter. */
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at').notNull(),
    loopKept: jsonb('loop_kept').$type<LoopKept>().notNull(),
    /** Null when Kept made it itself at the end of its period. */
    createdBy: uuid('created_by'),
    /** What was wrong in the edition before, for a correction. */
    correction: text('correction'),
    createdAt: instant('created_at').notNull(),
    editedBy: uuid('edited_by'),
    askedBy: uuid('asked_by'),
    askedAt: instant('asked_at'),
    /** What the asker told whoever reads it for approval. */
    askedNote: text('asked_note'),
    returnedReason: text('returned_reason'),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    /** Whether its own maker approved it, because nobody else could. */
    isApprovedAlone: boolean('is_approved_alone').notNull().default(false),
    scheduledBy: uuid('scheduled_by'),
    sendAt: instant('send_at'),
    /** The day and time on each recipient's own clock, as 2026-12-01T09:00, where it was scheduled so. */
    localAt: text('local_at'),
    sentAt: instant('sent_at'),
    cancelledAt: instant('cancelled_at'),
    version: integer('version').notNull().default(1),
    /** The last customer whose mail was written: whoever writes on begins behind them. */
    writtenAfter: uuid('written_after'),
    /** Since when everybody has their mail, or their reason; null while some are still to be written. */
    writtenAt: instant('written_at'),
    /** Counts how often its words were taken back after they were written: a mail with fewer that has not left is written again. */
    wording: integer('wording').notNull().default(0),
    /** Whom it is for among everybody it could reach; null for all of them. */
    audience: jsonb('audience').$type<AudienceRules>(),
    /** How many in a hundred of those without a point of their own are held back, to see whether telling people changes anything; 0 for none. */
    controlPercent: integer('control_percent').notNull().default(0),
    /** A second subject that is tried on a share of the readers before the rest gets the better one; null where there is one subject. */
    subjectTest: jsonb('subject_test').$type<SubjectTest>(),
    /** When the rest gets it; null until everybody in the test has theirs. */
    testEndsAt: instant('test_ends_at'),
    subjectChosen: word('subject_chosen', testedSubjects),
    testResult: jsonb('test_result').$type<SubjectResult>(),
    /** How many people clicked, once the single clicks are forgotten. */
    keptClickers: integer('kept_clickers').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    check('digest_languages', sql`cardinality(${t.languages}) between 1 and 8`),
    uniqueIndex('digest_once').on(t.orgId, t.series, t.period, t.edition).where(sql`${t.state} <> 'cancelled'`),
  ],
);

/** What a digest says about one theme, frozen when the digest was made. */
export const digestBlock = pgTable(
  'digest_block',
  {
    orgId: orgId(),
    digestId: uuid('digest_id').notNull(),
    themeId: uuid('theme_id').notNull(),
    kind: word('kind', blockKinds).notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    people: integer('people').notNull(),
    liveOn: date('live_on', { mode: 'string' }),
    ownerName: text('owner_name'),
    /** Who agreed to a refusal, as the second person. */
    approverName: text('approver_name'),
    evidence: text('evidence'),
    resolutionNumber: integer('resolution_number').notNull(),
    /** Its title and text in the digest's other languages. */
    translations: jsonb('translations').$type<BlockTranslations>().notNull().default({}),
    /** A picture of the organisation's own above its words. */
    imageId: uuid('image_id'),
    /** Left out by a person, or because its theme was opened again after the freeze; it can be brought back. */
    isLeftOut: boolean('is_left_out').notNull().default(false),
    /** How often the pages behind its links were asked for, by whomever or whatever. */
    opened: integer('opened').notNull().default(0),
    /** How many of these were by a person at the page. */
    openedByPeople: integer('opened_by_people').notNull().default(0),
    /** How many people clicked, once the single clicks are forgotten. */
    keptClicks: integer('kept_clicks').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.digestId, t.themeId] }),
    foreignKey({ name: 'digest_block_digest', columns: [t.orgId, t.digestId], foreignColumns: [digest.orgId, digest.id] }).onDelete('cascade'),
    foreignKey({ name: 'digest_block_image', columns: [t.orgId, t.imageId], foreignColumns: [brandImage.orgId, brandImage.id] }),
    foreignKey({ name: 'digest_block_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
  ],
);

/** "Did it fix it?" as each customer answered, once per theme and resolution; a later answer replaces the earlier. */
export const fixAnswer = pgTable(
  'fix_answer',
  {
    orgId: orgId(),
    id: ownId(),
    themeId: uuid('theme_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    resolutionNumber: integer('resolution_number').notNull(),
    answer: word('answer', fixAnswers).notNull(),
    comment: text('comment'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('fix_answer_once').on(t.orgId, t.themeId, t.customerId, t.resolutionNumber),
    foreignKey({ name: 'fix_answer_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    foreignKey({ name: 'fix_answer_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    index('fix_answer_by_customer').on(t.orgId, t.customerId),
    index('fix_answer_by_theme').on(t.orgId, t.themeId, t.resolutionNumber),
  ],
);
