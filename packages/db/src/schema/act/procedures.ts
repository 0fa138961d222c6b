import type { ProcedureGrant } from '@kept/core/act/procedure-grants.ts';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { instant, orgId, ownId } from '../../columns.ts';
import { contactDriver } from '../listen/contact-drivers.ts';
import { member } from '../organisation/members.ts';

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
