import { comparedSides } from '@kept/core/close-loop/control-group.ts';
import { leftOutCodes, suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { suppressionSources } from '@kept/core/mail/suppression-rules.ts';
import { returnKinds } from '@kept/core/mail/inbound-words.ts';
import { mailKinds, mailStates, mailTopics } from '@kept/core/vocabulary.ts';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, orgId, ownId, word } from '../../columns.ts';
import { member } from '../organisation/members.ts';

/** One row per kind, occasion and recipient, whatever sends it; `reason` says why one was left out. */
export const mail = pgTable(
  'mail',
  {
    orgId: orgId(),
    id: ownId(),
    kind: word('kind', mailKinds).notNull(),
    /** What it is about: a digest's id, a theme and resolution number, a token's id. */
    occasion: text('occasion').notNull(),
    /** Who it is for: `customer:<id>`, `member:<id>` or `account:<id>`. */
    recipient: text('recipient').notNull(),
    customerId: uuid('customer_id'),
    toName: text('to_name'),
    /** Null when the person gave no usable address, which is then the reason. */
    toEmail: text('to_email'),
    emailNormal: text('email_normal'),
    subject: text('subject').notNull(),
    html: text('html'),
    plainText: text('plain_text'),
    headers: jsonb('headers').$type<Record<string, string>>().notNull(),
    state: word('state', mailStates).notNull(),
    /** Why it was left out, for counting; `reason` says it in a sentence. */
    leftOutCode: word('left_out_code', leftOutCodes),
    reason: text('reason'),
    attempt: integer('attempt').notNull().default(0),
    providerId: text('provider_id'),
    bytesHash: text('bytes_hash'),
    createdAt: instant('created_at').notNull(),
    sendAfter: instant('send_after').notNull(),
    claimedAt: instant('claimed_at'),
    triedAt: instant('tried_at'),
    /** Since when it may have arrived without our knowing; after 23 hours nobody sends it again. */
    unknownSince: instant('unknown_since'),
    settledAt: instant('settled_at'),
    /** How it came back after it was handed over, and what the other side said; null as long as nothing did. */
    returned: word('returned', returnKinds),
    returnedReason: text('returned_reason'),
    returnedAt: instant('returned_at'),
    /** When the provider told that the reader's own server took it. */
    deliveredAt: instant('delivered_at'),
    /** The frozen batch it left in; null for a mail that goes by itself. */
    batchId: uuid('batch_id'),
    /** A batch was refused whole: its mails go one by one, so that the bad one costs nobody else. */
    goesAlone: boolean('goes_alone').notNull().default(false),
    /** Of a digest: which of its wordings it carries. */
    wording: integer('wording').notNull().default(0),
    /** On which side of a digest's comparison the person is; null for everybody outside it. */
    comparedAs: word('compared_as', comparedSides),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('mail_once_per_recipient').on(t.orgId, t.kind, t.occasion, t.recipient),
    unique('mail_once_per_address').on(t.orgId, t.kind, t.occasion, t.emailNormal),
    index('mail_waiting').on(t.orgId, t.sendAfter, t.id).where(sql`${t.state} in ('pending', 'sending')`),
    index('mail_by_address').on(t.orgId, t.emailNormal, t.createdAt),
    index('mail_by_customer').on(t.orgId, t.customerId, t.createdAt).where(sql`${t.customerId} is not null`),
    index('mail_by_time').on(t.orgId, t.createdAt, t.id),
    index('mail_by_occasion').on(t.orgId, t.occasion, t.state),
    index('mail_by_settling').on(t.orgId, t.settledAt).where(sql`${t.state} = 'sent'`),
  ],
);

/** What the outbox transport delivered: exactly the bytes a mail server would have got. */
export const outboxMessage = pgTable(
  'outbox_message',
  { orgId: orgId(), mailId: uuid('mail_id').notNull(), raw: bytes('raw').notNull(), at: instant('at').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.mailId] }),
    foreignKey({ name: 'outbox_message_mail', columns: [t.orgId, t.mailId], foreignColumns: [mail.orgId, mail.id] }).onDelete('cascade'),
  ],
);

/** A file of addresses that get nothing more: who sent it, and what became of its rows. */
export const suppressionImport = pgTable(
  'suppression_import',
  {
    orgId: orgId(),
    id: ownId(),
    file: text('file').notNull(),
    /** A member's or a key's tag, as the audit log writes it. */
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
    added: integer('added').notNull(),
    already: integer('already').notNull(),
    skipped: integer('skipped').notNull(),
    problems: integer('problems').notNull(),
    undoneAt: instant('undone_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** Addresses that get nothing more, one row for each reason, kept as an HMAC so that the ban outlives an erasure. */
export const suppression = pgTable(
  'suppression',
  {
    orgId: orgId(),
    addressMac: text('address_mac').notNull(),
    reason: word('reason', suppressionReasons).notNull(),
    at: instant('at').notNull(),
    /** Who says so; `event` is what happened here. */
    source: word('source', suppressionSources).notNull().default('event'),
    note: text('note'),
    memberId: uuid('member_id'),
    importId: uuid('import_id'),
    /** Since when it does not count any more, by whose decision and why; null while it counts. */
    liftedAt: instant('lifted_at'),
    liftedBy: uuid('lifted_by'),
    liftedBecause: text('lifted_because'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.addressMac, t.reason] }),
    foreignKey({ name: 'suppression_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }),
    foreignKey({ name: 'suppression_lifted_by', columns: [t.orgId, t.liftedBy], foreignColumns: [member.orgId, member.id] }),
    foreignKey({ name: 'suppression_from_import', columns: [t.orgId, t.importId], foreignColumns: [suppressionImport.orgId, suppressionImport.id] }),
    index('suppression_by_time').on(t.orgId, t.at, t.addressMac, t.reason),
    index('suppression_by_import').on(t.orgId, t.importId).where(sql`${t.importId} is not null`),
  ],
);

/** What an address wants to hear, per kind of mail; no row means the kind's own default. */
export const mailPreference = pgTable(
  'mail_preference',
  {
    orgId: orgId(),
    addressMac: text('address_mac').notNull(),
    topic: word('topic', mailTopics).notNull(),
    wanted: boolean('wanted').notNull(),
    source: text('source').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.addressMac, t.topic] })],
);
