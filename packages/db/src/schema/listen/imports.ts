import { importTargets } from '@kept/core/listen/import-targets.ts';
import { bigint, boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, orgId, ownId, word } from '../../columns.ts';
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
