import { sql } from 'drizzle-orm';
import { sentiments, sentimentSources } from '@kept/core/sentiment-words.ts';
import type { SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { importTargets } from '@kept/core/listen/import-targets.ts';
import { channels, feedbackKinds, metrics } from '@kept/core/vocabulary.ts';
import { bigint, boolean, check, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { changedIn, instant, orgId, ownId, word } from '../../columns.ts';
import { customer, interaction } from './customers.ts';

export const source = pgTable(
  'source',
  { orgId: orgId(), id: ownId(), name: text('name').notNull(), createdAt: instant('created_at').notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('source_name').on(t.orgId, t.name)],
);

export const survey = pgTable(
  'survey',
  {
    orgId: orgId(),
    id: ownId(),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
    /** What the next version would ask; what is asked stands in the latest row of survey_version. */
    draft: jsonb('draft').$type<SurveyDefinition>().notNull(),
    /** Grows with each change of the draft; who saves over somebody else's change is told. */
    draftRevision: integer('draft_revision').notNull(),
    /** The sites that may show it in a frame. */
    origins: jsonb('origins').$type<readonly string[]>().notNull(),
    needsWork: boolean('needs_work').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('survey_slug').on(t.orgId, t.slug)],
);

/**
 * One run of a file into feedback, or of a dry run that saves none. The counts are saved in the transaction of the rows
 * they count, so that a run that was cut short goes on where it stopped. The file itself lies in import_file until then.
 */
export const fileImport = pgTable(
  'file_import',
  {
    orgId: orgId(),
    id: ownId(),
    /** Null in a dry run: the source is made by the first real run. */
    sourceId: uuid('source_id'),
    sourceName: text('source_name').notNull(),
    fileName: text('file_name').notNull(),
    fileHash: text('file_hash').notNull(),
    mapping: jsonb('mapping').$type<Record<string, string>>().notNull(),
    options: jsonb('options').$type<Record<string, string>>().notNull(),
    dryRun: boolean('dry_run').notNull(),
    target: word('target', importTargets).notNull().default('feedback'),
    /** Where the file lies until all of it is done. */
    fileId: uuid('file_id'),
    /** The file's columns, for the rows that are given back to be mended. */
    header: jsonb('header').$type<readonly string[]>().notNull().default([]),
    /** How far it is: of the file's bytes, so many have been read. */
    bytesTotal: bigint('bytes_total', { mode: 'number' }).notNull().default(0),
    bytesDone: bigint('bytes_done', { mode: 'number' }).notNull().default(0),
    rowsRead: integer('rows_read').notNull(),
    rowsNew: integer('rows_new').notNull(),
    rowsPresent: integer('rows_present').notNull(),
    /** Of those that were there: how many the file knew something newer of. */
    rowsChanged: integer('rows_changed').notNull().default(0),
    rowsFailed: integer('rows_failed').notNull(),
    redacted: jsonb('redacted').$type<Record<string, number>>().notNull(),
    failure: text('failure'),
    startedBy: uuid('started_by'),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    claimedAt: instant('claimed_at'),
    /** Grows with each taker; who comes back late finds another number and saves nothing. */
    attempt: integer('attempt').notNull(),
    /** Somebody asked for all of it to be taken back; finished when `undoneAt` says so. */
    undoAskedAt: instant('undo_asked_at'),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by'),
    /** What went with it. */
    rowsUndone: integer('rows_undone').notNull().default(0),
    /** What is again as it was before. */
    rowsRestored: integer('rows_restored').notNull().default(0),
    /** Of what it brought or changed: how many stay, since something else changed or named them too. */
    rowsLeft: integer('rows_left').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'file_import_source', columns: [t.orgId, t.sourceId], foreignColumns: [source.orgId, source.id] }),
    check('file_import_source_when_real', sql`${t.dryRun} or ${t.sourceId} is not null`),
    index('file_import_by_start').on(t.orgId, t.startedAt),
  ],
);

/** One thing received. Score and scale stay as given; the words are kept after personal data was replaced. */
export const feedback = pgTable(
  'feedback',
  {
    orgId: orgId(),
    id: ownId(),
    kind: word('kind', feedbackKinds).notNull(),
    sourceId: uuid('source_id').notNull(),
    externalId: text('external_id').notNull(),
    channel: word('channel', channels).notNull(),
    customerId: uuid('customer_id'),
    interactionId: uuid('interaction_id'),
    surveyId: uuid('survey_id'),
    importId: uuid('import_id'),
    metric: word('metric', metrics),
    score: doublePrecision('score'),
    scaleMin: doublePrecision('scale_min'),
    scaleMax: doublePrecision('scale_max'),
    title: text('title'),
    text: text('text').notNull(),
    language: text('language'),
    team: text('team'),
    quotable: boolean('quotable').notNull(),
    /** What was asked, in the words of the survey it comes from. */
    question: text('question'),
    agentRef: text('agent_ref'),
    product: text('product'),
    url: text('url'),
    /** Who wrote it where the source names somebody we do not know as a customer: an HMAC, good for counting people only. */
    authorRef: text('author_ref'),
    /** The source had folded a finer answer into this rating: that answer takes its place, whichever came first. */
    isFolded: boolean('is_folded').notNull().default(false),
    replyText: text('reply_text'),
    repliedAt: instant('replied_at'),
    /** Of all that a file said; null for what did not come in a file. */
    contentHash: text('content_hash'),
    raw: jsonb('raw').$type<Record<string, string>>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Null until the theme engine has looked at it: the work that waits. */
    placedAt: instant('placed_at'),
    textKey: text('text_key'),
    /** When it was last changed where it comes from, if that was said: an older telling never overwrites a newer one. */
    sourceChangedAt: instant('source_changed_at'),
    /** When its words and whose they were was forgotten, by an erasure or by age; only what is counted is left. */
    forgottenAt: instant('forgotten_at'),
    /** What the words themselves are written in, as far as they tell; `language` is what the source said. */
    textLanguage: text('text_language'),
    sentiment: word('sentiment', sentiments),
    sentimentBy: word('sentiment_by', sentimentSources),
    /** From 0 to 1; null where a rating or a person says it. */
    sentimentConfidence: doublePrecision('sentiment_confidence'),
    changedIn: changedIn(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('feedback_external').on(t.orgId, t.sourceId, t.externalId),
    foreignKey({ name: 'feedback_source', columns: [t.orgId, t.sourceId], foreignColumns: [source.orgId, source.id] }),
    foreignKey({ name: 'feedback_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    foreignKey({ name: 'feedback_interaction', columns: [t.orgId, t.interactionId], foreignColumns: [interaction.orgId, interaction.id] }),
    foreignKey({ name: 'feedback_survey', columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] }),
    foreignKey({ name: 'feedback_import', columns: [t.orgId, t.importId], foreignColumns: [fileImport.orgId, fileImport.id] }),
    check('feedback_scale', sql`${t.score} is null or (${t.scaleMin} is not null and ${t.scaleMax} is not null and ${t.score} between ${t.scaleMin} and ${t.scaleMax})`),
    check('feedback_score_metric', sql`${t.score} is null or ${t.metric} is not null`),
    index('feedback_waiting').on(t.orgId, t.receivedAt).where(sql`${t.placedAt} is null`),
    index('feedback_by_time').on(t.orgId, t.occurredAt, t.id),
    index('feedback_by_customer').on(t.orgId, t.customerId),
    index('feedback_by_interaction').on(t.orgId, t.interactionId).where(sql`${t.interactionId} is not null`),
    index('feedback_by_survey').on(t.orgId, t.surveyId, t.externalId).where(sql`${t.surveyId} is not null`),
    index('feedback_by_text_key').on(t.orgId, t.textKey),
    index('feedback_by_age').on(t.orgId, t.receivedAt).where(sql`${t.forgottenAt} is null`),
    index('feedback_by_language').on(t.orgId, t.language),
    index('feedback_by_change').on(t.orgId, t.changedIn),
    index('feedback_by_import').on(t.orgId, t.importId).where(sql`${t.importId} is not null`),
    index('feedback_of_agents').on(t.orgId, t.occurredAt).where(sql`${t.kind} = 'friction'`),
  ],
);
