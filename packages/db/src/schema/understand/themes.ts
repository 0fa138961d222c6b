import { sql } from 'drizzle-orm';
import { needsOwner, ownedStatuses, themeStatuses } from '@kept/core/act/theme-status.ts';
import { journeyStages, origins, rootCauses } from '@kept/core/vocabulary.ts';
import { boolean, check, date, doublePrecision, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { inWords } from '../../in-words.ts';
import { bytes, changedIn, instant, orgId, ownId, word } from '../../columns.ts';
import { feedback } from '../listen/feedback.ts';
import { member } from '../organisation/members.ts';

/** A pattern of mentions. In the owned statuses the database holds that an active member owns it and that it has a deadline. */
export const theme = pgTable(
  'theme',
  {
    orgId: orgId(),
    id: ownId(),
    title: text('title').notNull(),
    titledBy: word('titled_by', ['machine', 'person']).notNull(),
    description: text('description').notNull(),
    groupTitle: text('group_title'),
    status: word('status', themeStatuses).notNull(),
    ownerId: uuid('owner_id'),
    ownerActive: boolean('owner_active'),
    /** Who acts while the owner is away. */
    deputyId: uuid('deputy_id'),
    deputyActive: boolean('deputy_active'),
    deadlineOn: date('deadline_on', { mode: 'string' }),
    journeyStage: word('journey_stage', journeyStages),
    origin: word('origin', origins),
    mergedIntoId: uuid('merged_into_id'),
    dismissedReason: text('dismissed_reason'),
    whatChanged: text('what_changed'),
    rootCause: word('root_cause', rootCauses),
    rootCauseText: text('root_cause_text'),
    liveOn: date('live_on', { mode: 'string' }),
    declineReason: text('decline_reason'),
    declineAskedBy: uuid('decline_asked_by'),
    declineApprovedBy: uuid('decline_approved_by'),
    blockedOn: text('blocked_on'),
    /** Whom it waits for while it is blocked: a member, or somebody else by name; neither in what was blocked before that was asked. */
    blockedForId: uuid('blocked_for_id'),
    blockedFor: text('blocked_for'),
    /** Since when it waits for them; null in what was blocked before that was asked. */
    blockedSince: instant('blocked_since'),
    /** Counts the times it was done: a second fix is news again. */
    resolutionNumber: integer('resolution_number').notNull().default(0),
    deadlineMoves: integer('deadline_moves').notNull().default(0),
    confirmedBy: word('confirmed_by', ['customers', 'data']),
    createdAt: instant('created_at').notNull(),
    acceptedAt: instant('accepted_at'),
    statusSince: instant('status_since').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    snoozedUntil: date('snoozed_until', { mode: 'string' }),
    /** The day of the next look at the data behind the fix; null when none is left. */
    proofDueOn: date('proof_due_on', { mode: 'string' }),
    /** Set: it is not done before a procedure attached to it was written since it was opened. */
    procedureNeeded: boolean('procedure_needed').notNull().default(false),
    /** Since when customers and the data say the opposite of each other about the fix. */
    disagreeSince: instant('disagree_since'),
    /** Grows with every change; a writer who read an older one is told. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'theme_active_owner', columns: [t.orgId, t.ownerId, t.ownerActive], foreignColumns: [member.orgId, member.id, member.active] }),
    foreignKey({ name: 'theme_active_deputy', columns: [t.orgId, t.deputyId, t.deputyActive], foreignColumns: [member.orgId, member.id, member.active] }),
    foreignKey({ name: 'theme_owner', columns: [t.orgId, t.ownerId], foreignColumns: [member.orgId, member.id] }),
    foreignKey({ name: 'theme_merged_into', columns: [t.orgId, t.mergedIntoId], foreignColumns: [t.orgId, t.id] }),
    check(
      'theme_has_owner_and_deadline',
      sql`${t.status} not in (${inWords(ownedStatuses.filter(needsOwner))}) or (${t.ownerId} is not null and ${t.ownerActive} is true and ${t.deadlineOn} is not null)`,
    ),
    check('theme_deputy_is_another', sql`(${t.deputyId} is null) = (${t.deputyActive} is null) and coalesce(${t.deputyActive}, true) and (${t.deputyId} is null or ${t.ownerId} is null or ${t.deputyId} <> ${t.ownerId})`),
    check('theme_done_says_what_changed', sql`${t.status} not in ('done', 'confirmed') or (${t.whatChanged} is not null and ${t.rootCause} is not null and ${t.liveOn} is not null)`),
    check('theme_declined_by_two', sql`${t.status} <> 'declined' or (${t.declineReason} is not null and ${t.declineAskedBy} is not null and ${t.declineApprovedBy} is not null and ${t.declineAskedBy} <> ${t.declineApprovedBy})`),
    check('theme_merged_somewhere', sql`(${t.status} = 'merged') = (${t.mergedIntoId} is not null)`),
    foreignKey({ name: 'theme_blocked_for_member', columns: [t.orgId, t.blockedForId], foreignColumns: [member.orgId, member.id] }),
    check('theme_blocked_on_something', sql`${t.status} <> 'blocked' or ${t.blockedOn} is not null or ${t.blockedFor} is not null or ${t.blockedForId} is not null`),
    check('theme_blocked_for_one', sql`${t.blockedForId} is null or ${t.blockedFor} is null`),
    check('theme_disagreed_when_done', sql`${t.disagreeSince} is null or ${t.status} = 'done'`),
    check('theme_confirmed_by_someone', sql`(${t.status} = 'confirmed') = (${t.confirmedBy} is not null)`),
    index('theme_by_status').on(t.orgId, t.status),
    index('theme_by_owner').on(t.orgId, t.ownerId, t.deadlineOn),
    index('theme_by_deputy').on(t.orgId, t.deputyId).where(sql`${t.deputyId} is not null`),
  ],
);

/** A newer run's proposal takes the place of one that still waited; one that was accepted can be taken back. */
export const runDecisions = ['waiting', 'accepted', 'refused', 'superseded', 'undone'] as const;

/** One run of the engine over an organisation's texts; at most one is unfinished, and its attempt fences the result. */
export const themeRun = pgTable(
  'theme_run',
  {
    orgId: orgId(),
    id: ownId(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    /** A worker that has not been heard of for a while is taken for dead; the next attempt goes on. */
    claimedAt: instant('claimed_at'),
    attempt: integer('attempt').notNull().default(0),
    engineVersion: text('engine_version').notNull(),
    step: text('step').notNull(),
    /** From 0 to 1, as far as it can be told. */
    progress: doublePrecision('progress').notNull().default(0),
    textsRead: integer('texts_read').notNull(),
    themesFound: integer('themes_found'),
    textsUnthemed: integer('texts_unthemed'),
    failure: text('failure'),
    /** What became of the part that touches themes with an owner; null while it runs, or when there was no such part. */
    decision: word('decision', runDecisions),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('theme_run_by_start').on(t.orgId, t.startedAt),
    uniqueIndex('theme_run_unfinished').on(t.orgId).where(sql`${t.finishedAt} is null`),
  ],
);

/**
 * Grows with every change of mentions: what was read into memory under an older number is read again. Its row is the lock of whoever
 * writes mentions. `additions` are those of the revisions that took no mention away and moved none.
 */
export const understanding = pgTable('understanding', { orgId: orgId(), revision: integer('revision').notNull(), additions: integer('additions').notNull().default(0) }, (t) => [primaryKey({ columns: [t.orgId] })]);

/** Where in a text the point is made, and how it came to its theme. */
export const mentionFacts = () => ({
  spanStart: integer('span_start'),
  spanEnd: integer('span_end'),
  confidence: doublePrecision('confidence').notNull(),
  placedBy: word('placed_by', ['machine', 'person']).notNull(),
  placedAt: instant('placed_at').notNull(),
  runId: uuid('run_id'),
  /** The engine's choice of words that read well alone, the best first; null for all others. */
  quoteRank: integer('quote_rank'),
  /** A point made beside what the whole text is about; a text has one main theme at most, and any number of further points. */
  isFurther: boolean('is_further').notNull().default(false),
});

/** One point made inside a feedback item; start and end count UTF-16 units of its text. */
export const mention = pgTable(
  'mention',
  {
    orgId: orgId(),
    id: ownId(),
    feedbackId: uuid('feedback_id').notNull(),
    themeId: uuid('theme_id').notNull(),
    ...mentionFacts(),
    /** The edit by a person that put it here last; the machine leaves such a mention where it is. */
    editId: uuid('edit_id'),
    changedIn: changedIn(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('mention_once').on(t.orgId, t.feedbackId, t.themeId),
    foreignKey({ name: 'mention_feedback', columns: [t.orgId, t.feedbackId], foreignColumns: [feedback.orgId, feedback.id] }).onDelete('cascade'),
    foreignKey({ name: 'mention_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    check('mention_span', sql`(${t.spanStart} is null and ${t.spanEnd} is null) or (${t.spanStart} >= 0 and ${t.spanEnd} > ${t.spanStart})`),
    index('mention_by_theme').on(t.orgId, t.themeId, t.confidence.desc(), t.id),
    index('mention_quotes').on(t.orgId, t.themeId, t.quoteRank).where(sql`${t.quoteRank} is not null`),
    index('mention_by_change').on(t.orgId, t.changedIn),
  ],
);

/** A person said "wrong theme": the machine places this text nowhere any more. The theme may be gone since; the decision is not. */
export const mentionCorrection = pgTable(
  'mention_correction',
  {
    orgId: orgId(),
    feedbackId: uuid('feedback_id').notNull(),
    fromThemeId: uuid('from_theme_id').notNull(),
    toThemeId: uuid('to_theme_id'),
    correctedBy: uuid('corrected_by').notNull(),
    at: instant('at').notNull(),
    /** The edit it was said in; undoing that one takes the correction back. */
    editId: uuid('edit_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.feedbackId, t.fromThemeId] }),
    foreignKey({ name: 'mention_correction_feedback', columns: [t.orgId, t.feedbackId], foreignColumns: [feedback.orgId, feedback.id] }).onDelete('cascade'),
  ],
);

/** The engine's vectors by text key, each with the version of the encoder that made it; they carry the organisation and die with an erasure. */
export const textVector = pgTable(
  'text_vector',
  { orgId: orgId(), textKey: text('text_key').notNull(), vector: bytes('vector').notNull(), version: text('version').notNull(), encodedAt: instant('encoded_at').notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.textKey] })],
);
