import { leftOutCodes } from '@kept/core/close-loop/mail-rules.ts';
import { newsKinds, noticeOutcomes, noticeStates, tellingStates } from '@kept/core/close-loop/notice-rules.ts';
import type { ReasonCount } from '@kept/core/close-loop/telling-words.ts';
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { customer } from '../listen/customers.ts';
import { theme } from '../understand/themes.ts';

/** What the people behind a theme are told of one piece of news, beside the digest. One per theme, resolution and kind of news, unless it was stopped or cancelled. */
export const notice = pgTable(
  'notice',
  {
    orgId: orgId(),
    id: ownId(),
    themeId: uuid('theme_id').notNull(),
    resolutionNumber: integer('resolution_number').notNull(),
    kind: word('kind', newsKinds).notNull(),
    outcome: word('outcome', noticeOutcomes).notNull(),
    state: word('state', noticeStates).notNull(),
    text: text('text').notNull(),
    /** Whoever said it up to this instant is told; who says it afterwards says something about the news. */
    newsAt: instant('news_at').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    sentBy: uuid('sent_by'),
    /** The end of the hold; the first mail leaves no earlier. */
    sendAt: instant('send_at'),
    /** When everybody it is for was on record. */
    laidAt: instant('laid_at'),
    endedAt: instant('ended_at'),
    endedReason: text('ended_reason'),
    /** As it was when it ended: who was told, who could not be asked, who was left out and why. */
    told: integer('told'),
    anonymous: integer('anonymous'),
    leftOut: jsonb('left_out').$type<readonly ReasonCount[]>(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex('notice_once').on(t.orgId, t.themeId, t.resolutionNumber, t.kind).where(sql`${t.state} not in ('stopped', 'cancelled')`),
    foreignKey({ name: 'notice_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    index('notice_under_way').on(t.orgId, t.sendAt).where(sql`${t.state} in ('held', 'telling')`),
  ],
);

/** One person and one piece of news: each is told once. Those that wait are folded into one mail per person and day. */
export const noticeTelling = pgTable(
  'notice_telling',
  {
    orgId: orgId(),
    id: ownId(),
    noticeId: uuid('notice_id').notNull(),
    themeId: uuid('theme_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    resolutionNumber: integer('resolution_number').notNull(),
    kind: word('kind', newsKinds).notNull(),
    state: word('state', tellingStates).notNull(),
    leftOutCode: word('left_out_code', leftOutCodes),
    /** Not before: the first hour of the person's own day at which they may be mailed. */
    dueAt: instant('due_at').notNull(),
    mailId: uuid('mail_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('notice_telling_once').on(t.orgId, t.customerId, t.themeId, t.resolutionNumber, t.kind),
    foreignKey({ name: 'notice_telling_notice', columns: [t.orgId, t.noticeId], foreignColumns: [notice.orgId, notice.id] }).onDelete('cascade'),
    foreignKey({ name: 'notice_telling_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    index('notice_telling_waiting').on(t.orgId, t.dueAt).where(sql`${t.state} = 'waiting'`),
    index('notice_telling_by_notice').on(t.orgId, t.noticeId, t.state),
    index('notice_telling_by_mail').on(t.orgId, t.mailId).where(sql`${t.mailId} is not null`),
  ],
);
