import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import * as template from '@kept/emails/mail-held.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueMail } from './queue-mail.ts';
import { readSender } from './read-sender.ts';

/** Tells those who send mail to customers that it is held, and why. */
export async function tellHeld(tx: OrgTx, ctx: Ctx, why: template.Why, at: Date): Promise<void> {
  const { name } = await readSender(tx, ctx);
  const message = await renderMail(template, { organisationName: name, ...why, outboxUrl: `${ctx.place.baseUrl}/outbox` });
  const people = await tx.select().from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.role, ['admin', 'marketer']), eq(member.active, true)));
  for (const to of people) await queueMail(tx, ctx, { kind: 'account', occasion: `mail-held:${at.toISOString()}`, recipient: `account:${to.accountId}`, to: { name: to.name, email: to.email }, subject: message.subject, html: message.html, plainText: message.text });
}
