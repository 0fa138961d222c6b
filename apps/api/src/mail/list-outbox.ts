import { mayDo } from '@kept/core/permissions.ts';
import { returnKinds } from '@kept/core/mail/inbound-words.ts';
import { mailKinds, mailStates } from '@kept/core/vocabulary.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, lt, notInArray, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { mailHealthAnswer, readMailHealth } from './read-mail-health.ts';

const pageSize = 50;

export const outboxQuery = z.object({
  kind: z.enum(mailKinds, { error: 'This is not a kind of mail.' }).optional(),
  state: z.enum(mailStates, { error: 'This is not a state of mail.' }).optional(),
  occasion: z.string().max(100).optional(),
  before: z.string().regex(/^\d{1,15}_[0-9a-f-]{36}$/, 'This is not a place in the list.').optional(),
});

const line = z.object({
  id: z.uuid(),
  kind: z.enum(mailKinds),
  state: z.enum(mailStates),
  reason: z.string().nullable(),
  toName: z.string().nullable(),
  toEmail: z.string().nullable(),
  subject: z.string(),
  createdAt: z.iso.datetime(),
  sendAfter: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  returned: z.enum(returnKinds).nullable().describe('How it came back after it was handed over'),
  deliveredAt: z.iso.datetime().nullable().describe('When the provider told that it arrived'),
});

export const outboxAnswer = z.object({ mails: z.array(line), next: z.string().nullable(), transport: z.enum(['outbox', 'resend', 'smtp']), health: mailHealthAnswer });

/** Mails newest first, those that were left out and why included. Mails about accounts are for administrators only. */
export async function listOutbox(ctx: Ctx, query: z.infer<typeof outboxQuery>): Promise<z.infer<typeof outboxAnswer>> {
  const { rows, health } = await inOrg(ctx.db, ctx.orgId, async (tx) => ({
    health: await readMailHealth(tx, ctx),
    rows: await tx
      .select({ id: mail.id, kind: mail.kind, state: mail.state, reason: mail.reason, toName: mail.toName, toEmail: mail.toEmail, subject: mail.subject, createdAt: mail.createdAt, sendAfter: mail.sendAfter, settledAt: mail.settledAt, returned: mail.returned, deliveredAt: mail.deliveredAt })
      .from(mail)
      .where(and(eq(mail.orgId, ctx.orgId), mayRead(ctx), ...filters(query)))
      .orderBy(desc(mail.createdAt), desc(mail.id))
      .limit(pageSize + 1),
  }));
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    mails: shown.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), sendAfter: row.sendAfter.toISOString(), settledAt: row.settledAt?.toISOString() ?? null, deliveredAt: row.deliveredAt?.toISOString() ?? null })),
    next: rows.length > pageSize && last !== undefined ? `${last.createdAt.getTime()}_${last.id}` : null,
    transport: ctx.transport.name,
    health,
  };
}

/** Threat: a link read in the outbox opens somebody's account, or says yes to news in a stranger's name. Only administrators see such mails. */
export function mayRead(ctx: Ctx): SQL | undefined {
  const isAdmin = ctx.actor.kind === 'member' && mayDo(ctx.actor.role, 'outbox.accounts');
  return isAdmin ? undefined : notInArray(mail.kind, ['account', 'subscription']);
}

function filters(query: z.infer<typeof outboxQuery>): (SQL | undefined)[] {
  const [ms, id] = query.before?.split('_') ?? [];
  const at = new Date(Number(ms ?? 0));
  return [
    query.kind === undefined ? undefined : eq(mail.kind, query.kind),
    query.state === undefined ? undefined : eq(mail.state, query.state),
    query.occasion === undefined ? undefined : eq(mail.occasion, query.occasion),
    id === undefined ? undefined : or(lt(mail.createdAt, at), and(eq(mail.createdAt, at), lt(mail.id, id))),
  ];
}
