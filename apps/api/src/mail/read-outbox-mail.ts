import { notFound } from '@kept/core/errors.ts';
import { returnKinds } from '@kept/core/mail/inbound-words.ts';
import { mailKinds, mailStates } from '@kept/core/vocabulary.ts';
import { mail, outboxMessage } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { mayRead } from './list-outbox.ts';

export const outboxMailAnswer = z.object({
  id: z.uuid(),
  kind: z.enum(mailKinds),
  state: z.enum(mailStates),
  reason: z.string().nullable(),
  toName: z.string().nullable(),
  toEmail: z.string().nullable(),
  subject: z.string(),
  html: z.string().nullable(),
  text: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  attempt: z.number(),
  providerId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sendAfter: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  returned: z.enum(returnKinds).nullable().describe('How it came back after it was handed over'),
  returnedReason: z.string().nullable(),
  returnedAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  hasSource: z.boolean().describe('Whether the exact bytes are kept: only the outbox keeps them'),
});

/** One mail as it went out, or why it did not. */
export async function readOutboxMail(ctx: Ctx, id: string): Promise<z.infer<typeof outboxMailAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx.select().from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, id), mayRead(ctx)));
    if (row === undefined) throw notFound('mail');
    const [kept] = await tx.select({ id: outboxMessage.mailId }).from(outboxMessage).where(and(eq(outboxMessage.orgId, ctx.orgId), eq(outboxMessage.mailId, id)));
    const { kind, state, reason, toName, toEmail, subject, html, plainText, headers, attempt, providerId, returned, returnedReason } = row;
    const times = { createdAt: row.createdAt.toISOString(), sendAfter: row.sendAfter.toISOString(), settledAt: row.settledAt?.toISOString() ?? null, returnedAt: row.returnedAt?.toISOString() ?? null, deliveredAt: row.deliveredAt?.toISOString() ?? null };
    return { id, kind, state, reason, toName, toEmail, subject, html, text: plainText, headers, attempt, providerId, returned, returnedReason, ...times, hasSource: kept !== undefined };
  });
}

/** Exactly the bytes a mail server would have got. */
export async function readRawMail(ctx: Ctx, id: string): Promise<Uint8Array<ArrayBuffer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx
      .select({ raw: outboxMessage.raw })
      .from(outboxMessage)
      .innerJoin(mail, and(eq(mail.orgId, outboxMessage.orgId), eq(mail.id, outboxMessage.mailId)))
      .where(and(eq(outboxMessage.orgId, ctx.orgId), eq(outboxMessage.mailId, id), mayRead(ctx)));
    if (row === undefined) throw notFound('message in the outbox');
    return new Uint8Array(row.raw);
  });
}
