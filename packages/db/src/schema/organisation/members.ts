import { roles } from '@kept/core/permissions.ts';
import { boolean, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId, word } from '../../columns.ts';

export const member = pgTable(
  'member',
  {
    orgId: orgId(),
    id: ownId(),
    accountId: uuid('account_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    role: word('role', roles).notNull(),
    active: boolean('active').notNull(),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('member_id_active').on(t.orgId, t.id, t.active),
    unique('member_account').on(t.orgId, t.accountId),
    unique('member_email').on(t.orgId, t.email),
  ],
);

export const invitation = pgTable(
  'invitation',
  {
    orgId: orgId(),
    id: ownId(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: word('role', roles).notNull(),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index('invitation_by_email').on(t.orgId, t.email)],
);
