import { doublePrecision, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { suggestionKinds, suggestionStates } from '@kept/core/understand/suggestion-words.ts';
import { bytes, instant, orgId, ownId, word } from '../../columns.ts';
import { theme } from './themes.ts';

/** Which encoder an organisation's vectors are of, and how far a change of encoder is. Looked at again after `checkAfter`. */
export const encoderState = pgTable(
  'encoder_state',
  {
    orgId: orgId(),
    version: text('version').notNull(),
    /** Why another encoder stands in, as a sentence; null when the wanted one reads. */
    failure: text('failure'),
    failedAt: instant('failed_at'),
    textsDone: integer('texts_done').notNull(),
    textsTotal: integer('texts_total').notNull(),
    startedAt: instant('started_at').notNull(),
    /** Null while texts are being read again. */
    finishedAt: instant('finished_at'),
    checkAfter: instant('check_after').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId] })],
);

/** What an organisation's own ratings and corrections taught about feeling: weights over vector and words, and how well they hold. */
export const sentimentHead = pgTable(
  'sentiment_head',
  {
    orgId: orgId(),
    version: integer('version').notNull(),
    encoderVersion: text('encoder_version').notNull(),
    weights: bytes('weights'),
    labels: integer('labels').notNull(),
    heldOut: integer('held_out').notNull(),
    accuracy: doublePrecision('accuracy'),
    macroF1: doublePrecision('macro_f1'),
    trainedAt: instant('trained_at'),
    /** The version all texts were read with; behind `version` while they are read again. */
    appliedVersion: integer('applied_version').notNull(),
    /** Set when there is something to learn or to read again: the work that waits. */
    dueAt: instant('due_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId] })],
);

/** What a language model suggested for a theme: shown as a suggestion until a person uses or dismisses it. */
export const themeSuggestion = pgTable(
  'theme_suggestion',
  {
    orgId: orgId(),
    id: ownId(),
    themeId: uuid('theme_id').notNull(),
    /** The other theme, where it is about merging. */
    otherThemeId: uuid('other_theme_id'),
    kind: word('kind', suggestionKinds).notNull(),
    text: text('text').notNull(),
    model: text('model').notNull(),
    textsSent: integer('texts_sent').notNull(),
    state: word('state', suggestionStates).notNull(),
    askedBy: uuid('asked_by'),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'theme_suggestion_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    foreignKey({ name: 'theme_suggestion_other', columns: [t.orgId, t.otherThemeId], foreignColumns: [theme.orgId, theme.id] }),
    index('theme_suggestion_by_theme').on(t.orgId, t.themeId, t.state),
  ],
);
