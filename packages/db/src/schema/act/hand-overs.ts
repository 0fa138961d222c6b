import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { member } from '../organisation/members.ts';
import { theme } from '../understand/themes.ts';

/** What became of it: `overtaken` when the theme found another owner while this one was still asked. */
export const handOverOutcomes = ['accepted', 'returned', 'withdrawn', 'overtaken'] as const;

/** One question to take a theme over, open until it has an outcome; the owner stays owner until it is accepted. */
export const themeHandOver = pgTable(
  'theme_hand_over',
  {
    orgId: orgId(),
    id: ownId(),
    themeId: uuid('theme_id').notNull(),
    fromOwnerId: uuid('from_owner_id').notNull(),
    /** Null when it asks those who look after all themes: "not mine". */
    toMemberId: uuid('to_member_id'),
    note: text('note'),
    askedAt: instant('asked_at').notNull(),
    outcome: word('outcome', handOverOutcomes),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'theme_hand_over_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    foreignKey({ name: 'theme_hand_over_from', columns: [t.orgId, t.fromOwnerId], foreignColumns: [member.orgId, member.id] }),
    foreignKey({ name: 'theme_hand_over_to', columns: [t.orgId, t.toMemberId], foreignColumns: [member.orgId, member.id] }),
    check('theme_hand_over_ended', sql`(${t.outcome} is null) = (${t.answeredAt} is null)`),
    check('theme_hand_over_not_mine_says_why', sql`${t.toMemberId} is not null or ${t.note} is not null`),
    uniqueIndex('theme_hand_over_open').on(t.orgId, t.themeId).where(sql`${t.outcome} is null`),
    index('theme_hand_over_by_receiver').on(t.orgId, t.toMemberId).where(sql`${t.outcome} is null`),
  ],
);
