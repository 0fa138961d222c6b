import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, orgId } from '../../columns.ts';
import { fileImport } from './feedback.ts';

/** A file that is being imported, in pieces; gone once the import has finished. */
export const importPart = pgTable(
  'import_part',
  { orgId: orgId(), importId: uuid('import_id').notNull(), place: integer('place').notNull(), content: bytes('content').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.place] }),
    foreignKey({ name: 'import_part_import', columns: [t.orgId, t.importId], foreignColumns: [fileImport.orgId, fileImport.id] }).onDelete('cascade'),
  ],
);

/** What is wrong with a row of a file; the words quoted from it are redacted. */
export const importProblem = pgTable(
  'import_problem',
  { orgId: orgId(), importId: uuid('import_id').notNull(), place: integer('place').notNull(), line: integer('line').notNull(), column: text('column_name'), message: text('message').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.place] }),
    foreignKey({ name: 'import_problem_import', columns: [t.orgId, t.importId], foreignColumns: [fileImport.orgId, fileImport.id] }).onDelete('cascade'),
  ],
);
