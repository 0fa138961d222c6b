import { dayIn, writeDay } from '@kept/core/calendar.ts';
import { proofName } from '@kept/core/organisation/domain-name.ts';
import { domainGraceMs } from '@kept/core/organisation/judge-domain.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import * as template from '@kept/emails/domain-ending.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { queueMail } from '../../mail/queue-mail.ts';

/** What became of a domain in use: its proof is missed since a moment, or it ended. */
export type DomainNews = { readonly organisationName: string; readonly host: string } & ({ readonly missingSince: Date } | { readonly ended: 'unproven' | 'taken' });

/** Writes to every administrator what became of their domain, in the transaction that changes it: a process that dies in between leaves neither. Wake 'send-mail' after commit. */
export async function tellOfDomain(tx: OrgTx, ctx: Ctx, news: DomainNews): Promise<void> {
  const { organisationName, host } = news;
  const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const message = await renderMail(template, { organisationName, host, recordName: proofName(host), what: whatOf(news, settings?.timezone ?? 'UTC'), settingsUrl: `${ctx.place.baseUrl}/settings?tab=public` });
  const people = await tx.select().from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.role, 'admin'), eq(member.active, true)));
  for (const to of people) await queueMail(tx, ctx, { kind: 'account', occasion: occasionOf(ctx, news), recipient: `account:${to.accountId}`, to: { name: to.name, email: to.email }, subject: message.subject, html: message.html, plainText: message.text });
}

function whatOf(news: DomainNews, timezone: string): template.Props['what'] {
  return 'ended' in news ? { ended: news.ended } : { ends: writeDay(dayIn(new Date(news.missingSince.getTime() + domainGraceMs), timezone)) };
}

/** One mail for each ending, however often it is looked at. */
function occasionOf(ctx: Ctx, news: DomainNews): string {
  return 'ended' in news ? `domain-ended:${news.host}:${ctx.now().toISOString()}` : `domain-ending:${news.host}:${news.missingSince.toISOString()}`;
}
