import { bigint, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { instant, orgId, ownId } from '../../columns.ts';

/** Insert-only for the application role; ids only, no words of people; nothing about friction reports. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    orgId: orgId(),
    id: ownId(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    verb: text('verb').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').$type<Record<string, string | number | boolean | null>>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique('audit_entry_sequence').on(t.orgId, t.sequence)],
);

/** The end of each organisation's chain; locked while an entry is added, so that the chain has no forks. */
export const auditHead = pgTable(
  'audit_head',
  {
    orgId: orgId(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId] })],
);
