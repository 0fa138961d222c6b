import { auditEntry, auditHead } from '@kept/db/schema/organisation/audit.ts';
import { newId } from '@kept/db/new-id.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { actorTag, type Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';

export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Writes down who did what to what, in the verb's own transaction: ids only, no words of people, nothing about friction
 * reports. Each entry holds the hash of the one before, so that a changed or missing entry shows.
 */
export async function recordAudit(tx: OrgTx, ctx: Ctx, verb: string, subject: string, detail: AuditDetail = {}): Promise<void> {
  await tx.insert(auditHead).values({ orgId: ctx.orgId, sequence: 0, hash: '' }).onConflictDoNothing();
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.orgId, ctx.orgId)).for('update');
  const sequence = (head?.sequence ?? 0) + 1;
  const previousHash = head?.hash ?? '';
  const entry = { orgId: ctx.orgId, sequence, at: ctx.now(), actor: actorTag(ctx.actor), verb, subject, detail, previousHash };
  const hash = auditHash(entry);
  await tx.insert(auditEntry).values({ ...entry, id: newId(ctx.now()), hash });
  await tx.update(auditHead).set({ sequence, hash }).where(eq(auditHead.orgId, ctx.orgId));
}

/** SHA-256 over an entry and the hash before it, keys in a fixed order. */
export function auditHash(entry: Pick<typeof auditEntry.$inferSelect, 'orgId' | 'sequence' | 'at' | 'actor' | 'verb' | 'subject' | 'detail' | 'previousHash'>): string {
  const detail = Object.entries(entry.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([entry.orgId, entry.sequence, entry.at.toISOString(), entry.actor, entry.verb, entry.subject, detail, entry.previousHash]));
}
