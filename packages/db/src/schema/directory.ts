import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/*
 * The closed list of tables read before the organisation is known. None holds feedback or customers.
 */

export const organisation = pgTable('organisation', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  demoSeed: text('demo_seed'),
  createdAt: instant('created_at').notNull(),
  /** Set while an organisation made from a visitor's own file may still be forgotten. */
  forgetAt: instant('forget_at'),
});

export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    passwordHash: text('password_hash'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('account_email_normal', sql`${t.email} = lower(${t.email})`)],
);

/** Which organisations an account may enter; the role itself lives with the member, inside the organisation. */
export const accountOrganisation = pgTable(
  'account_organisation',
  {
    accountId: uuid('account_id').notNull().references(() => account.id, { onDelete: 'cascade' }),
    orgId: uuid('org_id').notNull().references(() => organisation.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.orgId] })],
);

/** `id` is the SHA-256 of what the cookie holds: a stolen table opens no session. */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    accountId: uuid('account_id').notNull().references(() => account.id, { onDelete: 'cascade' }),
    orgId: uuid('org_id').notNull().references(() => organisation.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    absoluteExpiresAt: instant('absolute_expires_at').notNull(),
  },
  (t) => [index('session_by_account').on(t.accountId)],
);

export const passwordReset = pgTable('password_reset', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: uuid('account_id').notNull().references(() => account.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

export const keyPrefix = pgTable('key_prefix', {
  prefix: text('prefix').primaryKey(),
  orgId: uuid('org_id').notNull().references(() => organisation.id, { onDelete: 'cascade' }),
  keyId: uuid('key_id').notNull(),
});

/**
 * When the next request to a mail provider may go, until when it asked everybody to wait, and since when it takes nothing from us at all:
 * for all organisations, workers and processes of this installation.
 */
export const sendPace = pgTable('send_pace', { provider: text('provider').primaryKey(), freeAt: instant('free_at').notNull(), pausedUntil: instant('paused_until').notNull(), refusedSince: instant('refused_since') });

/** The name of an organisation's own under which its pages for customers are opened. Two may ask for one name; whoever proves it has it. */
export const domain = pgTable(
  'domain',
  {
    orgId: uuid('org_id').primaryKey().references(() => organisation.id, { onDelete: 'cascade' }),
    host: text('host').notNull(),
    addedAt: instant('added_at').notNull(),
    provenAt: instant('proven_at'),
    missingSince: instant('missing_since'),
    lookedAt: instant('looked_at'),
    /** What the last look found wrong (core judge-domain.ts). */
    problem: text('problem'),
    /** When it is looked for again without being asked; none once it was given up. */
    lookAfter: instant('look_after'),
    removedAt: instant('removed_at'),
  },
  (t) => [uniqueIndex('domain_in_use').on(t.host).where(sql`${t.provenAt} is not null and ${t.removedAt} is null`)],
);
