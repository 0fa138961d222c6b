import { subjectArms } from '@kept/core/close-loop/subject-test.ts';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, word } from '../../columns.ts';
import { digest } from './digests.ts';
import { mail } from './mail.ts';

/** What one person's mail of a digest showed, as positions of blocks, and whether they left through it. */
export const digestCopy = pgTable(
  'digest_copy',
  {
    orgId: orgId(),
    mailId: uuid('mail_id').notNull(),
    digestId: uuid('digest_id').notNull(),
    /** Which subject it has in a test of two; null where nothing is tested. */
    arm: word('arm', subjectArms),
    /** The blocks about what the person said themselves. */
    own: smallint('own').array().notNull(),
    others: smallint('others').array().notNull(),
    /** When the person unsubscribed, or switched the digest off, by a link in it. */
    leftAt: instant('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.mailId] }),
    foreignKey({ name: 'digest_copy_mail', columns: [t.orgId, t.mailId], foreignColumns: [mail.orgId, mail.id] }).onDelete('cascade'),
    foreignKey({ name: 'digest_copy_digest', columns: [t.orgId, t.digestId], foreignColumns: [digest.orgId, digest.id] }).onDelete('cascade'),
    index('digest_copy_by_digest').on(t.orgId, t.digestId),
    index('digest_copy_waiting').on(t.orgId, t.digestId, t.mailId).where(sql`${t.arm} = 'rest'`),
  ],
);

/** That somebody clicked on a block, once each; an HMAC instead of a name, gone ninety days later. */
export const digestClick = pgTable(
  'digest_click',
  {
    orgId: orgId(),
    digestId: uuid('digest_id').notNull(),
    position: smallint('position').notNull(),
    reader: text('reader').notNull(),
    arm: word('arm', subjectArms),
    /** Too quick for a person; it is counted apart, until the same reader clicks as people do. */
    isMachine: boolean('is_machine').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.digestId, t.position, t.reader] }),
    foreignKey({ name: 'digest_click_digest', columns: [t.orgId, t.digestId], foreignColumns: [digest.orgId, digest.id] }).onDelete('cascade'),
    index('digest_click_by_reader').on(t.orgId, t.reader),
  ],
);
