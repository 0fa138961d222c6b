import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { instant, orgId, ownId, word } from '../../columns.ts';

/**
 * A reason why customers make contact. One that was merged stays, with the contacts booked under it, and stands for another:
 * separating the two again gives each its own contacts back.
 */
export const contactDriver = pgTable(
  'contact_driver',
  {
    orgId: orgId(),
    id: ownId(),
    name: text('name').notNull(),
    /** Where upstream the contacts begin, as far as somebody traced it. */
    origin: word('origin', origins),
    journeyStage: word('journey_stage', journeyStages),
    mergedIntoId: uuid('merged_into_id'),
    mergedAt: instant('merged_at'),
    mergedBy: uuid('merged_by'),
    /** The driver that counts: itself, or where the chain of merges ends. */
    standsForId: uuid('stands_for_id').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Grows with every change; a writer who read an older one is told. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'contact_driver_merged_into', columns: [t.orgId, t.mergedIntoId], foreignColumns: [t.orgId, t.id] }),
    foreignKey({ name: 'contact_driver_stands_for', columns: [t.orgId, t.standsForId], foreignColumns: [t.orgId, t.id] }),
    check('contact_driver_merged_elsewhere', sql`(${t.mergedIntoId} is null) = (${t.standsForId} = ${t.id}) and (${t.mergedIntoId} is null) = (${t.mergedAt} is null)`),
    index('contact_driver_by_standing').on(t.orgId, t.standsForId),
  ],
);

/** Every name a driver has or had, spelled for comparing: what another system still sends under an old name finds its driver. */
export const contactDriverName = pgTable(
  'contact_driver_name',
  { orgId: orgId(), key: text('key').notNull(), driverId: uuid('driver_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.key] }),
    foreignKey({ name: 'contact_driver_name_driver', columns: [t.orgId, t.driverId], foreignColumns: [contactDriver.orgId, contactDriver.id] }),
    index('contact_driver_name_by_driver').on(t.orgId, t.driverId),
  ],
);
