import { boolean, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId } from '../../columns.ts';
import { member } from '../organisation/members.ts';

/** A way of looking at all themes that somebody keeps under a name: the address's words it stands for. */
export const savedView = pgTable(
  'saved_view',
  {
    orgId: orgId(),
    id: ownId(),
    name: text('name').notNull(),
    /** What stands behind the question mark of the address. */
    search: text('search').notNull(),
    createdBy: uuid('created_by').notNull(),
    isShared: boolean('is_shared').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('saved_view_name').on(t.orgId, t.createdBy, t.name),
    foreignKey({ name: 'saved_view_by', columns: [t.orgId, t.createdBy], foreignColumns: [member.orgId, member.id] }),
    index('saved_view_shared').on(t.orgId, t.isShared),
  ],
);
