import { auditText } from '@kept/core/organisation/audit-text.ts';
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
  const at = ctx.now();
  const entry = { orgId: ctx.orgId, id: newId(at), sequence, actor: actorTag(ctx.actor), verb, subject, detail, previousHash: head?.hash ?? '' };
  const hash = sha256(auditText({ ...entry, at: toMicroseconds(at) }));
  await tx.insert(auditEntry).values({ ...entry, at, hash });
  await tx.update(auditHead).set({ sequence, hash }).where(eq(auditHead.orgId, ctx.orgId));
}

/** The instant as the database will give it back, so that not even a microsecond can be changed unnoticed. */
function toMicroseconds(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}
