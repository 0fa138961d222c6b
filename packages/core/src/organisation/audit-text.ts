/** One entry of the audit log as it is hashed; `at` in UTC to the microsecond, as 2026-11-22T09:00:00.000000Z. */
export interface AuditRecord {
  readonly orgId: string;
  readonly id: string;
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly previousHash: string;
}

/** The one text of an entry that is hashed: every field, and the hash of the entry before, in a fixed order. */
export function auditText(record: AuditRecord): string {
  const detail = Object.entries(record.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([record.orgId, record.id, record.sequence, record.at, record.actor, record.verb, record.subject, detail, record.previousHash]);
}
