import { importTargets } from '@kept/core/listen/import-targets.ts';
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, orgId, ownId, thisTransaction, word } from '../../columns.ts';
import { customer, interaction } from './customers.ts';
import { feedback, fileImport } from './feedback.ts';

/** A file as it was sent, in pieces; gone once it has been imported, or after a day. It counts only when all of it has come. */
export const importFile = pgTable(
  'import_file',
  {
    orgId: orgId(),
    id: ownId(),
    name: text('name').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    /** Of all bytes; null until the last of them is here. */
    hash: text('hash'),
    /** Waits for somebody to say what is what; any other goes with the run it was sent for. */
    isHeld: boolean('is_held').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index('import_file_by_age').on(t.orgId, t.sentAt)],
);

export const importFilePart = pgTable(
  'import_file_part',
  { orgId: orgId(), fileId: uuid('file_id').notNull(), place: integer('place').notNull(), content: bytes('content').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.fileId, t.place] }),
    foreignKey({ name: 'import_file_part_file', columns: [t.orgId, t.fileId], foreignColumns: [importFile.orgId, importFile.id] }).onDelete('cascade'),
  ],
);

/** What is wrong with a row of a file; the words quoted from it are redacted. The row itself stays for some days, to be mended. */
export const importProblem = pgTable(
  'import_problem',
  { orgId: orgId(), importId: uuid('import_id').notNull(), place: integer('place').notNull(), line: integer('line').notNull(), column: text('column_name'), message: text('message').notNull(), cells: jsonb('cells').$type<readonly string[]>() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.place] }),
    foreignKey({ name: 'import_problem_import', columns: [t.orgId, t.importId], foreignColumns: [fileImport.orgId, fileImport.id] }).onDelete('cascade'),
  ],
);

/**
 * That an import held a row which another import brought too. `given` is what it said where that differs from what is stored; undoing
 * the other import then leaves this one's.
 */
export const importAlso = pgTable(
  'import_also',
  { orgId: orgId(), importId: uuid('import_id').notNull(), feedbackId: uuid('feedback_id').notNull(), contentHash: text('content_hash').notNull(), given: jsonb('given').$type<Readonly<Record<string, unknown>>>() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.feedbackId] }),
    foreignKey({ name: 'import_also_import', columns: [t.orgId, t.importId], foreignColumns: [fileImport.orgId, fileImport.id] }).onDelete('cascade'),
    foreignKey({ name: 'import_also_feedback', columns: [t.orgId, t.feedbackId], foreignColumns: [feedback.orgId, feedback.id] }).onDelete('cascade'),
    index('import_also_by_feedback').on(t.orgId, t.feedbackId),
  ],
);

/**
 * That an import came by a customer or a contact that was there: what it replaced, as it was before. Held for the thirty days in which the
 * import can be taken back.
 */
export const importImage = pgTable(
  'import_image',
  {
    orgId: orgId(),
    id: ownId(),
    importId: uuid('import_id').notNull(),
    customerId: uuid('customer_id'),
    interactionId: uuid('interaction_id'),
    /** Which of the imports that came by one row was first. */
    place: integer('place').notNull(),
    /** By the names of columns; empty where the import said what was known. */
    before: jsonb('before').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** The transaction in which imports left the row: where another wrote it last, something else changed it since. */
    changedIn: bigint('changed_in', { mode: 'number' }).notNull().default(thisTransaction),
    /** The import was taken back while a later one lay on top; what it brought goes when that one is. */
    isWithdrawn: boolean('is_withdrawn').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ name: 'import_image_import', columns: [t.orgId, t.importId], foreignColumns: [fileImport.orgId, fileImport.id] }).onDelete('cascade'),
    foreignKey({ name: 'import_image_customer', columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }).onDelete('cascade'),
    foreignKey({ name: 'import_image_interaction', columns: [t.orgId, t.interactionId], foreignColumns: [interaction.orgId, interaction.id] }).onDelete('cascade'),
    unique('import_image_of_customer').on(t.orgId, t.customerId, t.place),
    unique('import_image_of_interaction').on(t.orgId, t.interactionId, t.place),
    check('import_image_of_one', sql`(${t.customerId} is null) <> (${t.interactionId} is null)`),
    index('import_image_by_import').on(t.orgId, t.importId),
  ],
);

/** How files with one header were understood last, for the next one. */
export const importMapping = pgTable(
  'import_mapping',
  {
    orgId: orgId(),
    headerKey: text('header_key').notNull(),
    target: word('target', importTargets).notNull(),
    sourceName: text('source_name').notNull(),
    mapping: jsonb('mapping').$type<Record<string, string>>().notNull(),
    options: jsonb('options').$type<Record<string, string>>().notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.headerKey, t.target] })],
);
