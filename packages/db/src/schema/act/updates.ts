import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { theme } from '../understand/themes.ts';

export const updateKinds = ['accepted', 'update', 'acknowledged', 'deadline_moved', 'handed_over', 'hand_over_asked', 'hand_over_returned', 'hand_over_withdrawn', 'decline_asked', 'decline_refused', 'declined', 'confirmed', 'reopened', 'looked', 'disagreed', 'snoozed', 'step_done', 'step_opened', 'told'] as const;

/** A theme's timeline: every dated entry by its owner, and every event worth telling. Edits have rows of their own (theme_edit). */
export const themeUpdate = pgTable(
  'theme_update',
  {
    orgId: orgId(),
    id: ownId(),
    themeId: uuid('theme_id').notNull(),
    kind: word('kind', updateKinds).notNull(),
    at: instant('at').notNull(),
    /** Null when the evidence did it, not a member. */
    memberId: uuid('member_id'),
    fromStatus: word('from_status', themeStatuses),
    toStatus: word('to_status', themeStatuses),
    internalNote: text('internal_note'),
    publicText: text('public_text'),
    /** The answer to the agents who reported it, where the writer gave one. */
    agentsText: text('agents_text'),
    fromOwnerId: uuid('from_owner_id'),
    toOwnerId: uuid('to_owner_id'),
    fromDeadlineOn: date('from_deadline_on', { mode: 'string' }),
    toDeadlineOn: date('to_deadline_on', { mode: 'string' }),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'theme_update_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    index('theme_update_by_theme').on(t.orgId, t.themeId, t.at),
  ],
);
