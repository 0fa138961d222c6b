import { dueOf, dueStates } from '@kept/core/act/due.ts';
import { ringOf } from '@kept/core/act/ring.ts';
import { isDecided, isUnresolved, themeStatuses } from '@kept/core/act/theme-status.ts';
import { quoteOf } from '@kept/core/close-loop/own-points.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ringAnswer } from '../act/read-theme-rows.ts';
import type { Ctx } from '../context.ts';

export const touchingTheme = z.object({
  id: z.uuid(),
  title: z.string(),
  status: z.enum(themeStatuses),
  isOpen: z.boolean().describe('Somebody still has to act on it'),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  deadlineOn: z.string().nullable().describe('The day the owner promised'),
  due: z.enum(dueStates),
  daysLate: z.number().int(),
  origin: z.enum(origins).nullable(),
  journeyStage: z.enum(journeyStages).nullable(),
  answer: z.string().nullable().describe('What changed, or why not'),
  toldAt: z.iso.datetime().nullable().describe('When this customer was written to about the answer that stands'),
  said: z.object({ feedbackId: z.uuid(), text: z.string(), at: z.iso.datetime() }).describe('What they said about it last'),
  ring: ringAnswer,
});
export type TouchingTheme = z.infer<typeof touchingTheme>;

/** The themes a customer's own words make a point about, those somebody still has to act on first; each with its owner and promised date, or its answer and whether they were told. */
export async function readTouchingThemes(tx: OrgTx, ctx: Ctx, customerId: string, today: string): Promise<TouchingTheme[]> {
  const rows = await tx
    .selectDistinctOn([mention.themeId], { theme, owner: member.name, said: { feedbackId: feedback.id, text: feedback.text, at: feedback.occurredAt, spanStart: mention.spanStart, spanEnd: mention.spanEnd } })
    .from(feedback)
    .innerJoin(mention, and(eq(mention.orgId, feedback.orgId), eq(mention.feedbackId, feedback.id)))
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .leftJoin(member, and(eq(member.orgId, theme.orgId), eq(member.id, theme.ownerId)))
    .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, customerId), notInArray(theme.status, ['dismissed', 'merged'])))
    .orderBy(asc(mention.themeId), desc(feedback.occurredAt));
  const toldAt = await readToldAt(tx, ctx, customerId, rows.map((row) => row.theme.id));
  return rows.map((row) => shown(row, toldAt.get(`${row.theme.id} ${row.theme.status === 'declined' ? 'declined' : 'did'} ${row.theme.resolutionNumber}`), today)).sort(byUrgency);
}

interface Row {
  readonly theme: typeof theme.$inferSelect;
  readonly owner: string | null;
  readonly said: { readonly feedbackId: string; readonly text: string; readonly at: Date; readonly spanStart: number | null; readonly spanEnd: number | null };
}

function shown({ theme: { id, title, status, ownerId, deadlineOn, origin, journeyStage, whatChanged, declineReason }, owner, said }: Row, toldAt: Date | undefined, today: string): TouchingTheme {
  const { state, daysLate } = dueOf({ status, deadlineOn }, today);
  return {
    id, title, status, deadlineOn, due: state, daysLate, origin, journeyStage,
    isOpen: isUnresolved(status),
    owner: ownerId === null || owner === null ? null : { id: ownerId, name: owner },
    answer: isDecided(status) ? (status === 'declined' ? declineReason : whatChanged) : null,
    toldAt: isDecided(status) ? (toldAt?.toISOString() ?? null) : null,
    said: { feedbackId: said.feedbackId, text: quoteOf(said), at: said.at.toISOString() },
    ring: ringOf({ status, isLate: state === 'late', isTold: toldAt !== undefined }),
  };
}

function byUrgency(a: TouchingTheme, b: TouchingTheme): number {
  if (a.isOpen !== b.isOpen) return a.isOpen ? -1 : 1;
  if (a.isOpen) return (a.deadlineOn ?? '').localeCompare(b.deadlineOn ?? '') || a.id.localeCompare(b.id);
  return b.said.at.localeCompare(a.said.at) || a.id.localeCompare(b.id);
}

/** Which answers stood in a mail that reached this customer: theme, kind of answer and resolution, with when it went. */
async function readToldAt(tx: OrgTx, ctx: Ctx, customerId: string, themeIds: readonly string[]): Promise<Map<string, Date>> {
  if (themeIds.length === 0) return new Map();
  const rows = await tx
    .select({ themeId: digestBlock.themeId, kind: digestBlock.kind, resolution: digestBlock.resolutionNumber, at: mail.settledAt })
    .from(mail)
    .innerJoin(digestBlock, and(eq(digestBlock.orgId, mail.orgId), eq(sql`${digestBlock.digestId}::text`, mail.occasion)))
    .where(and(eq(mail.orgId, ctx.orgId), eq(mail.customerId, customerId), eq(mail.kind, 'digest'), eq(mail.state, 'sent'), eq(digestBlock.isLeftOut, false), inArray(digestBlock.themeId, [...themeIds])))
    .orderBy(asc(mail.settledAt));
  const noticed = await tx
    .select({ themeId: noticeTelling.themeId, kind: noticeTelling.kind, resolution: noticeTelling.resolutionNumber, at: mail.settledAt })
    .from(noticeTelling)
    .innerJoin(mail, and(eq(mail.orgId, noticeTelling.orgId), eq(mail.id, noticeTelling.mailId)))
    .where(and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.customerId, customerId), eq(mail.state, 'sent'), inArray(noticeTelling.themeId, [...themeIds])));
  return new Map([...rows, ...noticed].flatMap(({ themeId, kind, resolution, at }) => (at === null ? [] : [[`${themeId} ${kind} ${resolution}`, at] as const])));
}
