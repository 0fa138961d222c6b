import type { KeyPart } from '@kept/core/act/key-person.ts';
import type { ProcedureGrant } from '@kept/core/act/procedure-grants.ts';
import { toldAbout } from '@kept/core/act/procedure-told.ts';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { instant, orgId, ownId, word } from '../../columns.ts';
import { contactDriver } from '../listen/contact-drivers.ts';
import { member } from '../organisation/members.ts';
import { theme } from '../understand/themes.ts';

/** How something is done here: somebody active answers for it, as long as it is in use. Its words are rows of their own, one a version. */
export const procedure = pgTable(
  'procedure',
  {
    orgId: orgId(),
    id: ownId(),
    /** The latest version's number. */
    number: integer('number').notNull(),
    ownerId: uuid('owner_id').notNull(),
    /** True while it is in use, which the database holds against the member; null once it is retired. */
    ownerActive: boolean('owner_active'),
    deputyId: uuid('deputy_id'),
    reviewOn: date('review_on', { mode: 'string' }).notNull(),
    retiredAt: instant('retired_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Grows with every change; a writer who read an older one is told. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'procedure_active_owner', columns: [t.orgId, t.ownerId, t.ownerActive], foreignColumns: [member.orgId, member.id, member.active] }),
    foreignKey({ name: 'procedure_deputy', columns: [t.orgId, t.deputyId], foreignColumns: [member.orgId, member.id] }),
    check('procedure_deputy_is_another', sql`${t.deputyId} is null or ${t.deputyId} <> ${t.ownerId}`),
    check('procedure_owned_in_use', sql`(${t.retiredAt} is null) = (${t.ownerActive} is not null) and coalesce(${t.ownerActive}, true)`),
    index('procedure_by_owner').on(t.orgId, t.ownerId),
  ],
);

/** The words of a procedure as they stood: never changed, only followed by the next. */
export const procedureVersion = pgTable(
  'procedure_version',
  {
    orgId: orgId(),
    procedureId: uuid('procedure_id').notNull(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    /** Markdown; the items of its numbered lists are the steps. */
    body: text('body').notNull(),
    /** What somebody may grant without asking, by channel. */
    grants: jsonb('grants').$type<readonly ProcedureGrant[]>().notNull(),
    /** What changed, in the writer's words. */
    note: text('note').notNull(),
    writtenBy: uuid('written_by').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.procedureId, t.number] }),
    foreignKey({ name: 'procedure_version_procedure', columns: [t.orgId, t.procedureId], foreignColumns: [procedure.orgId, procedure.id] }),
    foreignKey({ name: 'procedure_version_writer', columns: [t.orgId, t.writtenBy], foreignColumns: [member.orgId, member.id] }),
  ],
);

/** The reasons for contact a procedure is for. */
export const procedureDriver = pgTable(
  'procedure_driver',
  { orgId: orgId(), procedureId: uuid('procedure_id').notNull(), driverId: uuid('driver_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.procedureId, t.driverId] }),
    foreignKey({ name: 'procedure_driver_procedure', columns: [t.orgId, t.procedureId], foreignColumns: [procedure.orgId, procedure.id] }),
    foreignKey({ name: 'procedure_driver_driver', columns: [t.orgId, t.driverId], foreignColumns: [contactDriver.orgId, contactDriver.id] }),
    index('procedure_driver_by_driver').on(t.orgId, t.driverId),
  ],
);

/** Who has said that they read which version. */
export const procedureReading = pgTable(
  'procedure_reading',
  { orgId: orgId(), procedureId: uuid('procedure_id').notNull(), number: integer('number').notNull(), memberId: uuid('member_id').notNull(), readAt: instant('read_at').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.procedureId, t.number, t.memberId] }),
    foreignKey({ name: 'procedure_reading_version', columns: [t.orgId, t.procedureId, t.number], foreignColumns: [procedureVersion.orgId, procedureVersion.procedureId, procedureVersion.number] }),
    foreignKey({ name: 'procedure_reading_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }),
  ],
);

/** The themes a procedure belongs to: the way of working that came of them, or that they are about. */
export const procedureTheme = pgTable(
  'procedure_theme',
  { orgId: orgId(), procedureId: uuid('procedure_id').notNull(), themeId: uuid('theme_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.procedureId, t.themeId] }),
    foreignKey({ name: 'procedure_theme_procedure', columns: [t.orgId, t.procedureId], foreignColumns: [procedure.orgId, procedure.id] }),
    foreignKey({ name: 'procedure_theme_theme', columns: [t.orgId, t.themeId], foreignColumns: [theme.orgId, theme.id] }).onDelete('cascade'),
    index('procedure_theme_by_theme').on(t.orgId, t.themeId),
  ],
);

/** Somebody who is told about a procedure, once in a period: that its review is due, or that they are asked to read a version. Without `mailedAt` it waits for their next mail. */
export const procedureTold = pgTable(
  'procedure_told',
  {
    orgId: orgId(),
    procedureId: uuid('procedure_id').notNull(),
    about: word('about', toldAbout).notNull(),
    /** The day of the review and the week after it, or the version. */
    period: text('period').notNull(),
    memberId: uuid('member_id').notNull(),
    /** Null when Kept itself did. */
    toldBy: uuid('told_by'),
    toldAt: instant('told_at').notNull(),
    mailedAt: instant('mailed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.procedureId, t.about, t.period, t.memberId] }),
    foreignKey({ name: 'procedure_told_procedure', columns: [t.orgId, t.procedureId], foreignColumns: [procedure.orgId, procedure.id] }),
    foreignKey({ name: 'procedure_told_member', columns: [t.orgId, t.memberId], foreignColumns: [member.orgId, member.id] }),
    index('procedure_told_waiting').on(t.orgId, t.memberId).where(sql`${t.mailedAt} is null`),
  ],
);

/** Words somebody looked for in the procedures and did not find: how often and on which days, never by whom. */
export const procedureGap = pgTable(
  'procedure_gap',
  {
    orgId: orgId(),
    /** As they are compared: lower case, one space between words, personal data taken out. */
    words: text('words').notNull(),
    searches: integer('searches').notNull(),
    firstOn: date('first_on', { mode: 'string' }).notNull(),
    lastOn: date('last_on', { mode: 'string' }).notNull(),
    /** When somebody said that no procedure is needed. */
    dismissedAt: instant('dismissed_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.words] })],
);

/** The key-person test of the two who carry most, once a month. */
export const keyPersonMonth = pgTable(
  'key_person_month',
  {
    orgId: orgId(),
    /** Its first day. */
    monthOn: date('month_on', { mode: 'string' }).notNull(),
    /** Null while there is nothing to lose. */
    score: integer('score'),
    /** Who they were. */
    memberIds: jsonb('member_ids').$type<readonly string[]>().notNull(),
    parts: jsonb('parts').$type<readonly KeyPart[]>().notNull(),
    testedAt: instant('tested_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.monthOn] })],
);
