import { inboundKinds, inboundStates } from '@kept/core/mail/inbound-words.ts';
import { date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, orgId, ownId, word } from '../../columns.ts';
import { member } from '../organisation/members.ts';
import { theme } from '../understand/themes.ts';

/** An address a mail to an owner was given for replies: one theme, one person, as long as they own it. The address itself is signed (inbound-address.ts). */
export const replyAddress = pgTable(
  'reply_address',
  {
    orgId: orgId(),
    id: ownId(),
    themeId: uuid('theme_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** The timeline entry that made them its owner: with the next one the address is dead. */
    ownedSince: uuid('owned_since').notNull(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('reply_address_once').on(t.orgId, t.themeId, t.memberId, t.ownedSince, t.issuedOn),
    foreignKey({ name: 'reply_address_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }),
    foreignKey({ name: 'reply_address_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }),
  ],
);

/** A message that came in at one address of ours, stored before anything is done with it. Its bytes go when it is settled, after seven days at the latest. */
export const inboundMail = pgTable(
  'inbound_mail',
  {
    orgId: orgId(),
    id: ownId(),
    kind: word('kind', inboundKinds).notNull(),
    /** A reply's address, or the mail that came back. */
    addressId: uuid('address_id').notNull(),
    /** The same message once more has the same key, whatever the servers on its way wrote above it. */
    messageKey: text('message_key').notNull(),
    raw: bytes('raw'),
    /** Where the bytes are fetched from, when the provider tells of a message without sending it along. */
    providerRef: text('provider_ref'),
    state: word('state', inboundStates).notNull(),
    /** What became of it, in a sentence that names nobody. */
    reason: text('reason'),
    themeId: uuid('theme_id'),
    memberId: uuid('member_id'),
    attempts: integer('attempts').notNull(),
    /** Nobody takes it up before; whoever does moves it on, so that no two do. */
    tryAfter: instant('try_after').notNull(),
    receivedAt: instant('received_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('inbound_mail_once').on(t.orgId, t.addressId, t.messageKey),
    index('inbound_mail_by_state').on(t.orgId, t.state, t.receivedAt),
    index('inbound_mail_by_time').on(t.orgId, t.receivedAt, t.id),
  ],
);
