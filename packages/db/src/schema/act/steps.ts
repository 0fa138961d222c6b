import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId } from '../../columns.ts';
import { member } from '../organisation/members.ts';
import { theme } from '../understand/themes.ts';

/** One step on the way to keeping a promise: while it is open, the database holds that an active member does it. */
export const themeStep = pgTable(
  'theme_step',
  {
    orgId: orgId(),
    id: ownId(),
    themeId: uuid('theme_id').notNull(),
    /** The theme it was written on: where it goes back to when a merge is undone. */
    writtenOnId: uuid('written_on_id').notNull(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    assigneeId: uuid('assignee_id').notNull(),
    /** True while it is open, which the database holds against the member; null once it is done or removed. */
    assigneeActive: boolean('assignee_active'),
    dueOn: date('due_on', { mode: 'string' }),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    removedAt: instant('removed_at'),
    createdAt: instant('created_at').notNull(),
    /** Grows with every change; a writer who read an older one is told. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'theme_step_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    foreignKey({ name: 'theme_step_active_assignee', columns: [t.orgId, t.assigneeId, t.assigneeActive], foreignColumns: [member.orgId, member.id, member.active] }),
    foreignKey({ name: 'theme_step_assignee', columns: [t.orgId, t.assigneeId], foreignColumns: [member.orgId, member.id] }),
    foreignKey({ name: 'theme_step_done_by', columns: [t.orgId, t.doneBy], foreignColumns: [member.orgId, member.id] }),
    check('theme_step_open_has_assignee', sql`(${t.doneAt} is null and ${t.removedAt} is null) = (${t.assigneeActive} is not null) and coalesce(${t.assigneeActive}, true)`),
    check('theme_step_done_by_somebody', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`),
    index('theme_step_by_theme').on(t.orgId, t.themeId, t.position),
    index('theme_step_open').on(t.orgId, t.assigneeId).where(sql`${t.assigneeActive}`),
  ],
);
