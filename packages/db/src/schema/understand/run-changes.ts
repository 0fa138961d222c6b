import { boolean, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, word } from '../../columns.ts';
import { feedback } from '../listen/feedback.ts';
import { themeRun } from './themes.ts';

export const runChangeKinds = ['new', 'grown', 'shrunk', 'changed', 'vanished'] as const;

/** What a run did, or would do, to one theme. A vanished theme has no row of its own any more, so its title stands here. */
export const themeRunChange = pgTable(
  'theme_run_change',
  {
    orgId: orgId(),
    runId: uuid('run_id').notNull(),
    themeId: uuid('theme_id').notNull(),
    kind: word('kind', runChangeKinds).notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    groupTitle: text('group_title'),
    mentionsBefore: integer('mentions_before').notNull(),
    joined: integer('joined').notNull(),
    left: integer('left').notNull(),
    /** Waits for a person, because a theme with an owner is touched. */
    waits: boolean('waits').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.runId, t.themeId, t.waits] }),
    foreignKey({ name: 'theme_run_change_run', columns: [t.orgId, t.runId], foreignColumns: [themeRun.orgId, themeRun.id] }),
  ],
);

/** One text a run would move out of, into or between themes with an owner; done only once a person accepts the run. Dies with the text. */
export const themeRunMove = pgTable(
  'theme_run_move',
  {
    orgId: orgId(),
    runId: uuid('run_id').notNull(),
    feedbackId: uuid('feedback_id').notNull(),
    fromThemeId: uuid('from_theme_id'),
    toThemeId: uuid('to_theme_id'),
    confidence: doublePrecision('confidence').notNull(),
    spanStart: integer('span_start'),
    spanEnd: integer('span_end'),
    doneAt: instant('done_at'),
    /** Where it went once a person agreed: the theme meant, or the one that was merged into since. */
    movedToId: uuid('moved_to_id'),
    /** The mention that moved, or was made, and the row as it was before: what undoing puts back. Null where it had no theme. */
    mentionId: uuid('mention_id'),
    before: jsonb('before'),
    /** The text was in that theme already: its mention was dropped, not moved. */
    wasThere: boolean('was_there'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.runId, t.feedbackId] }),
    foreignKey({ name: 'theme_run_move_run', columns: [t.orgId, t.runId], foreignColumns: [themeRun.orgId, themeRun.id] }),
    foreignKey({ name: 'theme_run_move_feedback', columns: [t.orgId, t.feedbackId], foreignColumns: [feedback.orgId, feedback.id] }).onDelete('cascade'),
    index('theme_run_move_by_theme').on(t.orgId, t.runId, t.toThemeId),
    index('theme_run_move_into').on(t.orgId, t.movedToId),
    index('theme_run_move_out_of').on(t.orgId, t.fromThemeId),
  ],
);
