import { writeDay, dayIn } from '@kept/core/calendar.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { roleWords } from '@kept/core/organisation/role-words.ts';
import { roles } from '@kept/core/permissions.ts';
import { newId } from '@kept/db/new-id.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { invitation, member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import * as template from '@kept/emails/member-invitation.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { oneLine } from './one-line.ts';
import { recordAudit } from './record-audit.ts';

export const newInvitation = z.object({
  name: oneLine('Give the name of the person.', 80),
  email: z.string().max(254),
  role: z.enum(roles, { error: 'Choose what the person will do.' }),
});

export const newInvitationAnswer = z.object({ id: z.uuid(), expiresAt: z.string() });

const validForMs = 7 * 86_400_000;

/** Invites a person by mail for 7 days. A second invitation of the same person replaces the first, whose link stops working. */
export async function inviteMember(ctx: Ctx, input: z.infer<typeof newInvitation>): Promise<z.infer<typeof newInvitationAnswer>> {
  const email = normaliseEmail(input.email);
  if (email === undefined) throw invalidField('email', 'This is not an email address. Write it as name@example.com.');
  await ctx.limits.invitationByOrganisation.take(ctx.orgId);
  const now = ctx.now();
  const id = newId(now);
  const expiresAt = new Date(now.getTime() + validForMs);
  const { inviter, timezone } = await inOrg(ctx.db, ctx.orgId, (tx) => readInviter(tx, ctx));
  const [own] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, ctx.orgId)));
  const message = await renderMail(template, {
    organisationName: own?.name ?? '',
    firstName: input.name.split(' ')[0] ?? input.name,
    ...(inviter === undefined ? {} : { invitedBy: inviter }),
    roleName: roleWords[input.role].name.toLowerCase(),
    work: roleWords[input.role].work,
    acceptUrl: `${ctx.place.baseUrl}/invitation/${ctx.secrets.sign('invitation', [ctx.orgId, id])}`,
    expiresOn: writeDay(dayIn(expiresAt, timezone)),
  });
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await refuseKnown(tx, ctx.orgId, email);
    await tx.update(invitation).set({ withdrawnAt: now }).where(and(eq(invitation.orgId, ctx.orgId), eq(invitation.email, email), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)));
    await tx.insert(invitation).values({ orgId: ctx.orgId, id, email, name: input.name, role: input.role, invitedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : ctx.orgId, createdAt: now, expiresAt });
    await queueMail(tx, ctx, { kind: 'account', occasion: `invitation:${id}`, recipient: `account:${id}`, to: { name: input.name, email }, subject: message.subject, html: message.html, plainText: message.text });
    await recordAudit(tx, ctx, 'invite-member', `invitation:${id}`, { role: input.role });
  });
  await ctx.wake('send-mail', ctx.orgId);
  return { id, expiresAt: expiresAt.toISOString() };
}

async function readInviter(tx: OrgTx, ctx: Ctx): Promise<{ inviter: string | undefined; timezone: string }> {
  const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const memberId = ctx.actor.kind === 'member' ? ctx.actor.memberId : ctx.orgId;
  const [who] = await tx.select({ name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, memberId)));
  return { inviter: who?.name, timezone: own?.timezone ?? 'UTC' };
}

async function refuseKnown(tx: OrgTx, orgId: string, email: string): Promise<void> {
  const [known] = await tx.select({ name: member.name, active: member.active }).from(member).where(and(eq(member.orgId, orgId), eq(member.email, email)));
  if (known === undefined) return;
  const message = known.active ? `${known.name} is a member already.` : `${known.name} was a member before. Reactivate them in the list of members instead.`;
  throw new AppError('conflict', message, [{ pointer: '/email', message }]);
}
