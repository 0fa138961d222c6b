import type { member } from '@kept/db/schema/organisation/members.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { renderMail } from '@kept/emails/render.ts';
import * as template from '@kept/emails/reply-refused.tsx';
import { and, eq, gt, like } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { queueMail } from '../queue-mail.ts';

const mostADay = 3;
const dayMs = 86_400_000;
const occasionOf = (inboundId: string) => `reply-refused:${inboundId}`;

/** Headers by which programs see that a program wrote this, so that none answers it (RFC 3834). */
export const refusalHeaders = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } as const;

interface Refusal {
  readonly inboundId: string;
  readonly themeId: string;
  readonly person: typeof member.$inferSelect | undefined;
  readonly reason: string;
}

/** Tells a theme's owner that a reply in their name was not posted, and why: at the address Kept knows, once a message, three times a day at most. */
export async function tellRefused(tx: OrgTx, ctx: Ctx, { inboundId, themeId, person, reason }: Refusal): Promise<void> {
  if (person === undefined || !person.active) return;
  const recipient = `member:${person.id}` as const;
  const lately = await tx.select({ id: mail.id }).from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'owner'), eq(mail.recipient, recipient), like(mail.occasion, occasionOf('%')), gt(mail.createdAt, new Date(ctx.now().getTime() - dayMs))));
  if (lately.length >= mostADay) return;
  const [about] = await tx.select({ title: theme.title }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
  const [own] = await tx.select({ name: setting.senderName }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const content = await renderMail(template, { organisationName: own?.name ?? '', name: person.name.split(' ')[0] ?? person.name, title: about?.title ?? '', reason, themeUrl: `${ctx.place.baseUrl}/themes/${themeId}` });
  await queueMail(tx, ctx, { kind: 'owner', occasion: occasionOf(inboundId), recipient, to: { name: person.name, email: person.email }, subject: content.subject, html: content.html, plainText: content.text, headers: refusalHeaders });
  await ctx.wake('send-mail', ctx.orgId);
}
