import { roles } from '@kept/core/permissions.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
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
    /** Under which name or number contact data knows them; null where nobody said. */
    agentRef: text('agent_ref'),
    /** What customers may read instead of their name; null where nobody said. */
    team: text('team'),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('member_id_active').on(t.orgId, t.id, t.active),
    unique('member_account').on(t.orgId, t.accountId),
    unique('member_email').on(t.orgId, t.email),
    unique('member_agent_ref').on(t.orgId, t.agentRef),
  ],
);

/** The days somebody is away, first and last included; without a last day it is until further notice. */
export const memberAbsence = pgTable(
  'member_absence',
  {
    orgId: orgId(),
    id: ownId(),
    memberId: uuid('member_id').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    toOn: date('to_on', { mode: 'string' }),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'member_absence_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }),
    check('member_absence_ends_after_its_start', sql`${t.toOn} is null or ${t.toOn} >= ${t.fromOn}`),
    index('member_absence_by_member').on(t.orgId, t.memberId, t.fromOn),
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
