import { questionKinds, safetyItems, type SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { boolean, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { customer } from './customers.ts';
import { survey } from './feedback.ts';

/** A survey as it was published: the application role may add one and never change what it asks. */
export const surveyVersion = pgTable(
  'survey_version',
  {
    orgId: orgId(),
    surveyId: uuid('survey_id').notNull(),
    number: integer('number').notNull(),
    definition: jsonb('definition').$type<SurveyDefinition>().notNull(),
    note: text('note').notNull(),
    publishedBy: uuid('published_by'),
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.surveyId, t.number] }), foreignKey({ name: 'survey_version_survey', columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] })],
);

/** A link made for one person; the token is known to whoever holds the link, here stands its hash. */
export const surveyLink = pgTable(
  'survey_link',
  {
    orgId: orgId(),
    id: ownId(),
    surveyId: uuid('survey_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    hidden: jsonb('hidden').$type<Readonly<Record<string, string>>>().notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('survey_link_token').on(t.orgId, t.tokenHash),
    foreignKey({ name: 'survey_link_survey', columns: [t.orgId, t.surveyId], foreignColumns: [survey.orgId, survey.id] }),
    foreignKey({ name: 'survey_link_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }).onDelete('cascade'),
    index('survey_link_by_customer').on(t.orgId, t.surveyId, t.customerId),
  ],
);

/**
 * One person's answers to one survey, with the version they were given. Its feedback rows are what themes and scores read; an
 * answer under suspicion is kept apart and has none until a person lets it count.
 */
export const surveyResponse = pgTable(
  'survey_response',
  {
    orgId: orgId(),
    id: ownId(),
    surveyId: uuid('survey_id').notNull(),
    version: integer('version').notNull(),
    answerKey: text('answer_key').notNull(),
    linkId: uuid('link_id'),
    customerId: uuid('customer_id'),
    language: text('language').notNull(),
    hidden: jsonb('hidden').$type<Readonly<Record<string, string>>>().notNull(),
    /** What a link carried that was not kept, in sentences. */
    leftOut: jsonb('left_out').$type<readonly string[]>().notNull(),
    suspicions: jsonb('suspicions').$type<readonly string[]>().notNull(),
    isApart: boolean('is_apart').notNull(),
    startedAt: instant('started_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    completedAt: instant('completed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('survey_response_once').on(t.orgId, t.surveyId, t.answerKey),
    foreignKey({ name: 'survey_response_version', columns: [t.orgId, t.surveyId, t.version], foreignColumns: [surveyVersion.orgId, surveyVersion.surveyId, surveyVersion.number] }),
    foreignKey({ name: 'survey_response_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }).onDelete('cascade'),
    index('survey_response_by_time').on(t.orgId, t.surveyId, t.startedAt, t.id),
    index('survey_response_by_customer').on(t.orgId, t.customerId),
  ],
);

/** One answer to one question; words are kept after personal data was replaced. What was asked stands in the response's version. */
export const surveyAnswer = pgTable(
  'survey_answer',
  {
    orgId: orgId(),
    responseId: uuid('response_id').notNull(),
    question: text('question').notNull(),
    kind: word('kind', questionKinds).notNull(),
    item: word('item', safetyItems),
    score: doublePrecision('score'),
    scaleMin: integer('scale_min'),
    scaleMax: integer('scale_max'),
    choices: jsonb('choices').$type<readonly string[]>(),
    text: text('text'),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.responseId, t.question] }),
    foreignKey({ name: 'survey_answer_response', columns: [t.orgId, t.responseId], foreignColumns: [surveyResponse.orgId, surveyResponse.id] }).onDelete('cascade'),
    index('survey_answer_by_item').on(t.orgId, t.item, t.answeredAt),
  ],
);
