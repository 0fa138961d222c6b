import { customerKinds } from '@kept/core/close-loop/mail-rules.ts';
import { pauseCauses } from '@kept/core/mail/pause-rules.ts';
import { mailFlow } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt, gte, lte, inArray, notInArray, or, sql } from 'drizzle-orm';
import { mailKinds } from '@kept/core/vocabulary.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const dayMs = 86_400_000;
const promisedMs = 10_000;

export const heldAnswer = z.object({ at: z.iso.datetime(), cause: z.enum(pauseCauses), bad: z.number(), among: z.number(), said: z.string().nullable().describe('What the provider said, where it takes nothing from us') });
const singlesAnswer = z.object({ due: z.number().describe('Mails to the organisation’s own people that were due in the last 24 hours'), inTime: z.number().describe('Of these, accepted within ten seconds at the first attempt') });

export const mailHealthAnswer = z.object({ held: heldAnswer.nullable().describe('Why mail to customers is held, where it is'), singles: singlesAnswer });

/** Whether mail to customers flows, and how fast the last day's single mails were accepted. */
export async function readMailHealth(tx: OrgTx, ctx: Ctx): Promise<z.infer<typeof mailHealthAnswer>> {
  return { held: await readHeld(tx, ctx), singles: await readSingles(tx, ctx) };
}

/** Why mail to customers is held; null while it flows. */
export async function readHeld(tx: OrgTx, ctx: Ctx): Promise<z.infer<typeof heldAnswer> | null> {
  const [flow] = await tx.select().from(mailFlow).where(eq(mailFlow.orgId, ctx.orgId));
  return flow === undefined || flow.pausedAt === null || flow.cause === null ? null : { at: flow.pausedAt.toISOString(), cause: flow.cause, bad: flow.bad ?? 0, among: flow.among ?? 0, said: flow.said };
}

/** How many single mails of the last 24 hours were accepted within ten seconds of being due; one that waits longer, failed or took a second attempt was not, nor one that waits for its second attempt. */
async function readSingles(tx: OrgTx, ctx: Ctx): Promise<z.infer<typeof singlesAnswer>> {
  const now = ctx.now();
  const singles = mailKinds.filter((kind) => !customerKinds.includes(kind));
  const [counted] = await tx
    .select({ due: sql<number>`count(*)`.mapWith(Number), inTime: sql<number>`count(*) filter (where ${mail.state} = 'sent' and ${mail.attempt} <= 1 and ${mail.settledAt} <= greatest(${mail.createdAt}, ${mail.sendAfter}) + interval '10 seconds')`.mapWith(Number) })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), inArray(mail.kind, singles), notInArray(mail.state, ['left_out', 'cancelled']), gte(mail.createdAt, new Date(now.getTime() - dayMs)), or(lte(mail.sendAfter, new Date(now.getTime() - promisedMs)), gt(mail.attempt, 0))));
  return counted ?? { due: 0, inTime: 0 };
}
