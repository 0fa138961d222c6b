import { writePeriod } from '@kept/core/digest-period.ts';
import { AppError } from '@kept/core/errors.ts';
import { permissions } from '@kept/core/permissions.ts';
import { digest, type digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import * as approvalMail from '@kept/emails/digest-approval.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import type { Audience } from './audience/audience-answer.ts';
import { forecastAudience } from './audience/forecast-audience.ts';
import { holdDigest, readBlocks } from './hold-digest.ts';
import { previewDigest } from './preview-digest.ts';
import { readVoice, type Voice } from './read-voice.ts';

export const newReview = z.object({ note: z.string().trim().max(500, 'Keep the note under 500 characters.').optional() });

/** Asks every colleague who may approve to read the digest; refuses when the mail could not be written or nobody else may approve. */
export async function askReview(ctx: Ctx, id: string, input: z.infer<typeof newReview>): Promise<{ asked: number }> {
  const askerId = actingMember(ctx);
  const voice = await readVoice(ctx);
  await previewDigest(ctx, id);
  const asked = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await holdDigest(tx, ctx, id, 'review');
    const approvers = await listApprovers(tx, ctx, [row.createdBy ?? askerId, askerId, row.editedBy ?? askerId]);
    if (approvers.length === 0) throw new AppError('invalid', 'Nobody else here may approve this digest: who made or changed it cannot. An administrator can invite a second person as marketer, lead or administrator.');
    const [asker] = await tx.select({ name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, askerId)));
    const audience = await forecastAudience(tx, ctx, row);
    const blocks = (await readBlocks(tx, ctx, id)).filter((block) => !block.isLeftOut);
    for (const approver of approvers) {
      const content = await renderMail(approvalMail, propsOf(ctx, voice, { row, blocks, audience, askedBy: asker?.name ?? '', approverName: approver.name, note: input.note }));
      await queueMail(tx, ctx, { kind: 'approval', occasion: `${id}:${row.version}`, recipient: `member:${approver.id}`, to: approver, subject: content.subject, html: content.html, plainText: content.text });
    }
    await tx.update(digest).set({ state: 'in_review', askedBy: askerId, askedAt: ctx.now(), askedNote: input.note || null, returnedReason: null }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, 'ask-review', `digest:${id}`, { asked: approvers.length });
    return approvers.length;
  });
  await ctx.wake('send-mail', ctx.orgId);
  return { asked };
}

async function listApprovers(tx: OrgTx, ctx: Ctx, notThese: string[]) {
  return tx
    .select({ id: member.id, name: member.name, email: member.email })
    .from(member)
    .where(and(eq(member.orgId, ctx.orgId), eq(member.active, true), inArray(member.role, [...permissions['digests.approve']]), notInArray(member.id, notThese)));
}

interface Asked {
  readonly row: typeof digest.$inferSelect;
  readonly blocks: readonly (typeof digestBlock.$inferSelect)[];
  readonly audience: Audience;
  readonly askedBy: string;
  readonly approverName: string;
  readonly note: string | undefined;
}

function propsOf(ctx: Ctx, voice: Voice, asked: Asked): approvalMail.Props {
  const count = (kind: string) => asked.blocks.filter((block) => block.kind === kind).length;
  return {
    organisationName: voice.organisationName,
    approverName: asked.approverName.split(' ')[0] ?? '',
    askedBy: asked.askedBy,
    periodLabel: writePeriod(asked.row.period),
    audience: asked.audience.people,
    leftOut: asked.audience.reasons,
    counts: { did: count('did'), working: count('working'), declined: count('declined'), unanswered: count('unanswered') },
    ...(asked.note ? { note: asked.note } : {}),
    reviewUrl: `${ctx.place.baseUrl}/digests/${asked.row.id}`,
  };
}
