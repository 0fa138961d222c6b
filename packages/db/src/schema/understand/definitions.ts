import { sql } from 'drizzle-orm';
import { strictnesses } from '@kept/core/understand/theme-definition.ts';
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, word } from '../../columns.ts';
import { feedback } from '../listen/feedback.ts';
import { theme } from './themes.ts';

/** What a person means by a theme they defined: new texts that fit join it. Gone when the defining is undone. */
export const themeDefinition = pgTable(
  'theme_definition',
  {
    orgId: orgId(),
    themeId: uuid('theme_id').notNull(),
    definition: text('definition').notNull(),
    strictness: word('strictness', strictnesses).notNull(),
    /** Whether it takes texts out of themes somebody answers for. */
    takesOwned: boolean('takes_owned').notNull(),
    definedAt: instant('defined_at').notNull(),
    definedBy: uuid('defined_by'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.themeId] }), foreignKey({ name: 'theme_definition_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] })],
);

/** One example of a defined theme: words a person wrote, or a text that was received, which takes its example along when it is erased. */
export const themeExample = pgTable(
  'theme_example',
  { orgId: orgId(), themeId: uuid('theme_id').notNull(), position: integer('position').notNull(), words: text('words'), feedbackId: uuid('feedback_id') },
  (t) => [
    primaryKey({ columns: [t.orgId, t.themeId, t.position] }),
    foreignKey({ name: 'theme_example_definition', columns: [t.orgId, t.themeId], foreignColumns: [themeDefinition.orgId, themeDefinition.themeId] }).onDelete('cascade'),
    foreignKey({ name: 'theme_example_feedback', columns: [t.orgId, t.feedbackId], foreignColumns: [feedback.orgId, feedback.id] }).onDelete('cascade'),
    index('theme_example_by_feedback').on(t.orgId, t.feedbackId),
    check('theme_example_of_one_kind', sql`(${t.words} is null) <> (${t.feedbackId} is null)`),
  ],
);
