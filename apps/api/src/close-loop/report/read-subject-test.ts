import { type SubjectResult, testedSubjects } from '@kept/core/close-loop/subject-test.ts';
import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { countArm } from './count-arm.ts';

const tally = z.object({ sent: z.number(), clicked: z.number() });

export const subjectTestAnswer = z
  .object({
    subject: z.string().describe('The second subject'),
    percent: z.number().describe('The share of the readers that tries each subject'),
    hours: z.number(),
    endsAt: z.iso.datetime().nullable().describe('When the rest gets the better one; null until everybody in the test has their mail'),
    chosen: z.enum(testedSubjects).nullable(),
    tried: z.number().describe('People who try one of the two'),
    waiting: z.number().describe('People who wait for the better one'),
    result: z.object({ a: tally, b: tally, difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable() }).nullable().describe('Once chosen: what it came to; before, the counts so far without a difference'),
  })
  .nullable();

/** A digest's test of two subjects as its page shows it; null where there is none. */
export async function readSubjectTest(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<z.infer<typeof subjectTestAnswer>> {
  if (row.subjectTest === null) return null;
  const rows = await tx.select({ arm: digestCopy.arm, people: count() }).from(digestCopy).where(and(eq(digestCopy.orgId, ctx.orgId), eq(digestCopy.digestId, row.id), inArray(digestCopy.arm, ['a', 'b', 'rest']))).groupBy(digestCopy.arm);
  const inArm = (...arms: string[]) => rows.reduce((sum, { arm, people }) => sum + (arms.includes(arm ?? '') ? people : 0), 0);
  return { ...row.subjectTest, endsAt: row.testEndsAt?.toISOString() ?? null, chosen: row.subjectChosen, tried: inArm('a', 'b'), waiting: inArm('rest'), result: rows.length === 0 ? null : (row.testResult ?? (await soFar(tx, ctx, row.id))) };
}

/** No difference is shown before the end: looking early and often finds one by chance. */
async function soFar(tx: OrgTx, ctx: Ctx, digestId: string): Promise<SubjectResult> {
  return { a: await countArm(tx, ctx, digestId, 'a'), b: await countArm(tx, ctx, digestId, 'b'), difference: null };
}
