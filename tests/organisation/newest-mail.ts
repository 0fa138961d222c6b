import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { TestApp } from '../support/test-app.ts';

/** The mails waiting for an address, newest first, as they will be sent. */
export async function mailsTo(app: TestApp, orgId: string, email: string): Promise<{ subject: string; plainText: string; kind: string }[]> {
  const rows = await inOrg(app.deps.db, orgId, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, orgId), eq(mail.emailNormal, email))).orderBy(desc(mail.createdAt), desc(mail.id)));
  return rows.map(({ subject, plainText, kind }) => ({ subject, plainText: plainText ?? '', kind }));
}

/** What follows /reset/ or /invitation/ in the newest mail to an address. */
export async function linkToken(app: TestApp, orgId: string, email: string): Promise<string> {
  const [newest] = await mailsTo(app, orgId, email);
  const token = /http:\/\/localhost\/(?:reset|invitation)\/(\S+)/.exec(newest?.plainText ?? '')?.[1];
  if (token === undefined) throw new Error(`No link in the newest mail to ${email}.`);
  return token;
}
