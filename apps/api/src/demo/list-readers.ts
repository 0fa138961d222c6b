import { normaliseEmail } from '@kept/core/email-address.ts';
import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { mariaExternalId } from './customers.ts';
import type { DemoStage } from './demo-stage.ts';

/** Somebody a digest reached: their mail, and the positions of the blocks they saw. */
export interface DemoReader {
  readonly mailId: string;
  readonly email: string;
  readonly isMaria: boolean;
  readonly own: readonly number[];
  readonly others: readonly number[];
}

/** Those a digest reached, none of whom had it come back so far, in a fixed order. */
export async function listReaders(stage: DemoStage, digestId: string): Promise<DemoReader[]> {
  const maria = normaliseEmail(stage.world.customers.find(({ externalId }) => externalId === mariaExternalId)?.email ?? '');
  const { db, orgId } = stage.asKept('demo', 0);
  const rows = await inOrg(db, orgId, (tx) =>
    tx
      .select({ mailId: mail.id, email: mail.emailNormal, own: digestCopy.own, others: digestCopy.others })
      .from(mail)
      .innerJoin(digestCopy, and(eq(digestCopy.orgId, mail.orgId), eq(digestCopy.mailId, mail.id)))
      .where(and(eq(mail.orgId, orgId), eq(mail.kind, 'digest'), eq(mail.occasion, digestId), eq(mail.state, 'sent'), isNotNull(mail.emailNormal), isNull(mail.returned)))
      .orderBy(asc(mail.emailNormal)),
  );
  return rows.flatMap(({ email, ...reader }) => (email === null ? [] : [{ email, isMaria: email === maria, ...reader }]));
}
