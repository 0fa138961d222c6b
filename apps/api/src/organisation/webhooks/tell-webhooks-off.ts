import { offWords } from '@kept/core/organisation/webhook-words.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { renderMail } from '@kept/emails/render.ts';
import * as template from '@kept/emails/webhook-off.tsx';
import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { queueMail } from '../../mail/queue-mail.ts';

/** Tells every administrator, once, of each webhook that went off by itself. */
export async function tellWebhooksOff(ctx: Ctx): Promise<void> {
  const isUntold = and(eq(webhookEndpoint.orgId, ctx.orgId), isNotNull(webhookEndpoint.offAt), ne(webhookEndpoint.offBecause, 'by_hand'), isNull(webhookEndpoint.toldAt));
  const off = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(webhookEndpoint).where(isUntold));
  if (off.length === 0) return;
  const [own] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, ctx.orgId)));
  for (const { id, name, offAt, offBecause } of off) {
    const message = await renderMail(template, { organisationName: own?.name ?? '', webhookName: name, why: offWords[offBecause ?? 'failing'], settingsUrl: `${ctx.place.baseUrl}/settings?tab=webhooks&webhook=${id}` });
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const [mine] = await tx.update(webhookEndpoint).set({ toldAt: ctx.now() }).where(and(isUntold, eq(webhookEndpoint.id, id))).returning({ id: webhookEndpoint.id });
      if (mine === undefined) return;
      const people = await tx.select().from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.role, 'admin'), eq(member.active, true)));
      for (const to of people) await queueMail(tx, ctx, { kind: 'account', occasion: `webhook-off:${id}:${offAt?.toISOString() ?? ''}`, recipient: `account:${to.accountId}`, to: { name: to.name, email: to.email }, subject: message.subject, html: message.html, plainText: message.text });
    });
  }
  await ctx.wake('send-mail', ctx.orgId);
}
