import { inboundKinds, inboundStates } from '@kept/core/mail/inbound-words.ts';
import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

const mostShown = 50;

export const inboundListAnswer = z.object({
  address: z.string().nullable().describe('How addresses for replies look here; null where no mail is taken in'),
  messages: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(inboundKinds),
      state: z.enum(inboundStates),
      reason: z.string().nullable(),
      theme: z.object({ id: z.uuid(), title: z.string() }).nullable(),
      person: z.string().nullable(),
      mailId: z.uuid().nullable().describe('The mail a report is about'),
      receivedAt: z.iso.datetime(),
      settledAt: z.iso.datetime().nullable(),
    }),
  ),
});

/** The messages that came in lately and what became of each, newest first; what they said is not kept. */
export async function listInbound(ctx: Ctx): Promise<z.infer<typeof inboundListAnswer>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ id: inboundMail.id, kind: inboundMail.kind, addressId: inboundMail.addressId, state: inboundMail.state, reason: inboundMail.reason, themeId: theme.id, title: theme.title, person: member.name, receivedAt: inboundMail.receivedAt, settledAt: inboundMail.settledAt })
      .from(inboundMail)
      .leftJoin(theme, and(eq(theme.orgId, inboundMail.orgId), eq(theme.id, inboundMail.themeId)))
      .leftJoin(member, and(eq(member.orgId, inboundMail.orgId), eq(member.id, inboundMail.memberId)))
      .where(eq(inboundMail.orgId, ctx.orgId))
      .orderBy(desc(inboundMail.receivedAt), desc(inboundMail.id))
      .limit(mostShown),
  );
  return {
    address: ctx.door === undefined ? null : `reply+…@${ctx.door.domain}`,
    messages: rows.map(({ addressId, themeId, title, receivedAt, settledAt, ...row }) => ({
      ...row,
      theme: themeId === null || title === null ? null : { id: themeId, title },
      mailId: row.kind === 'bounce' ? addressId : null,
      receivedAt: receivedAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
    })),
  };
}
