import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from '../../columns.ts';
import { member } from '../organisation/members.ts';
import { themeUpdate } from './updates.ts';

/** Somebody a note calls by name: told in their next mail of the day, and on their own page until they say that they have seen it. */
export const noteMention = pgTable(
  'note_mention',
  { orgId: orgId(), updateId: uuid('update_id').notNull(), memberId: uuid('member_id').notNull(), mailedAt: instant('mailed_at'), seenAt: instant('seen_at') },
  (t) => [
    primaryKey({ columns: [t.orgId, t.updateId, t.memberId] }),
    foreignKey({ name: 'note_mention_update', columns: [t.orgId, t.updateId], foreignColumns: [themeUpdate.orgId, themeUpdate.id] }).onDelete('cascade'),
    foreignKey({ name: 'note_mention_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }),
    index('note_mention_unseen').on(t.orgId, t.memberId).where(sql`${t.seenAt} is null`),
    index('note_mention_unmailed').on(t.orgId).where(sql`${t.mailedAt} is null and ${t.seenAt} is null`),
  ],
);
