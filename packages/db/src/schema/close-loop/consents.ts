import { mailTopics } from '@kept/core/vocabulary.ts';
import { consentSources } from '@kept/core/close-loop/mail-consent.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, word } from '../../columns.ts';
import { member } from '../organisation/members.ts';

/** Every yes and no of an address to a kind of mail; what stands now is kept in mail_preference, by standingConsent. */
export const mailConsent = pgTable(
  'mail_consent',
  {
    orgId: orgId(),
    addressMac: text('address_mac').notNull(),
    topic: word('topic', mailTopics).notNull(),
    number: integer('number').notNull(),
    granted: boolean('granted').notNull(),
    source: word('source', consentSources).notNull(),
    /** What is known beyond the source: what a colleague noted, or how it was recorded earlier. */
    note: text('note'),
    memberId: uuid('member_id'),
    /** Null where the source gave no date. */
    saidAt: instant('said_at'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.addressMac, t.topic, t.number] }),
    foreignKey({ name: 'mail_consent_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }),
    check('mail_consent_dated', sql`${t.source} in ('api', 'import') or ${t.saidAt} is not null`),
  ],
);
