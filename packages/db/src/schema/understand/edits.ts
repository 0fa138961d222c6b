import { editKinds } from '@kept/core/understand/theme-edits.ts';
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { feedback } from '../listen/feedback.ts';
import { mentionFacts, theme } from './themes.ts';

/** What stood before an edit, as far as it changed it. */
export type ThemeBefore = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One edit by a person: an entry of both themes' timelines, and what is needed to undo it. Never deleted. */
export const themeEdit = pgTable(
  'theme_edit',
  {
    orgId: orgId(),
    id: ownId(),
    kind: word('kind', editKinds).notNull(),
    /** The theme that was changed, or from which texts moved. */
    themeId: uuid('theme_id').notNull(),
    /** The theme they moved to; null when they moved to none. */
    otherThemeId: uuid('other_theme_id'),
    at: instant('at').notNull(),
    memberId: uuid('member_id'),
    /** Customers' words only: agents' reports move along uncounted. */
    mentions: integer('mentions').notNull(),
    reason: text('reason'),
    before: jsonb('before').$type<ThemeBefore>().notNull(),
    after: jsonb('after').$type<ThemeBefore>().notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'theme_edit_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    foreignKey({ name: 'theme_edit_other', columns: [t.orgId, t.otherThemeId], foreignColumns: [theme.orgId, theme.id] }),
    index('theme_edit_by_theme').on(t.orgId, t.themeId, t.at),
    index('theme_edit_by_other').on(t.orgId, t.otherThemeId, t.at),
  ],
);

/** One text that an edit moved, with the mention as it was: what undoing puts back. Dies with the text. */
export const themeEditMove = pgTable(
  'theme_edit_move',
  {
    orgId: orgId(),
    editId: uuid('edit_id').notNull(),
    feedbackId: uuid('feedback_id').notNull(),
    mentionId: uuid('mention_id').notNull(),
    /** The text was in both themes: its mention was dropped, not moved. */
    wasThere: boolean('was_there').notNull(),
    /** Where an edit takes texts from several themes, the one this text was in; null where it was in none, or the edit names the theme. */
    fromThemeId: uuid('from_theme_id'),
    ...mentionFacts(),
    editBefore: uuid('edit_before'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.editId, t.feedbackId] }),
    foreignKey({ name: 'theme_edit_move_edit', columns: [t.orgId, t.editId], foreignColumns: [themeEdit.orgId, themeEdit.id] }),
    index('theme_edit_move_out_of').on(t.orgId, t.fromThemeId),
    foreignKey({ name: 'theme_edit_move_feedback', columns: [t.orgId, t.feedbackId], foreignColumns: [feedback.orgId, feedback.id] }).onDelete('cascade'),
  ],
);

/** Two themes a person said are not the same: the pair is never suggested for merging again. The smaller id comes first. */
export const mergeRefusal = pgTable(
  'merge_refusal',
  { orgId: orgId(), themeId: uuid('theme_id').notNull(), otherThemeId: uuid('other_theme_id').notNull(), refusedBy: uuid('refused_by'), at: instant('at').notNull() },
  (t) => [primaryKey({ columns: [t.orgId, t.themeId, t.otherThemeId] })],
);
