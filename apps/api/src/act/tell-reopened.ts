import { writeDay } from '@kept/core/calendar.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import * as template from '@kept/emails/owner-note.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { tellOwner } from './tell-owner.ts';

/** Tells the owner that evidence has opened their theme again, with the figures; once a fix, in the transaction that opens it. */
export async function tellReopened(tx: OrgTx, ctx: Ctx, found: Theme, deadlineOn: string, reason: string): Promise<void> {
  if (found.ownerId === null) return;
  const [owner] = await tx.select({ id: member.id, name: member.name, email: member.email }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, found.ownerId)));
  const [own] = await tx.select({ name: setting.senderName }).from(setting).where(eq(setting.orgId, ctx.orgId));
  if (owner === undefined) return;
  const content = await renderMail(template, {
    organisationName: own?.name ?? '',
    ownerName: owner.name.split(' ')[0] ?? owner.name,
    themes: [{ title: found.title, state: 'reopened', deadline: writeDay(deadlineOn), ring: { reached: 2, next: 'now' }, note: reason, themeUrl: `${ctx.place.baseUrl}/themes/${found.id}` }],
  });
  await tellOwner(tx, ctx, owner, { content }, `reopened:${found.id}:${found.resolutionNumber}`);
}
