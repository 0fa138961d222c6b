import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { digestBlock, fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, isNotNull, lte, notInArray } from 'drizzle-orm';
import { recordAnswer } from '../close-loop/record-answer.ts';
import type { DemoStage } from './demo-stage.ts';
import { hoursInMs } from './calendar.ts';
import type { StoryAgenda } from './story-agenda.ts';
import { visitBlock } from './visit-block.ts';

type Counts = Partial<Record<FixAnswer, number>>;

/** Hours between two answers: most come soon after the mail. */
const spacingHours = 11;

/** Puts the answers of those who got a digest about a fix they had asked for on the agenda, one after the other, in an order in which nobody knows the end. */
export async function layAnswers(stage: DemoStage, agenda: StoryAgenda, given: { digestId: string; themeId: string; counts: Counts; fromAt: number; isLater: boolean }): Promise<void> {
  const fix = await readFix(stage, given.themeId);
  if (fix === undefined) return;
  const people = await listAsked(stage, given.digestId, given.themeId, given.fromAt);
  const position = await readPosition(stage, given.digestId, given.themeId);
  const answers = interleave(given.counts);
  const from = given.isLater ? people.toReversed() : people;
  for (const [index, answer] of answers.entries()) {
    const reader = from[index];
    if (reader === undefined) return;
    const { customerId, mailId } = reader;
    const at = given.fromAt + hoursInMs(9 + index * spacingHours);
    agenda.add(at, async () => {
      if (position !== undefined) await visitBlock(stage, at, { mailId, position });
      await recordAnswer(stage.asCustomer(at), { customerId, themeId: given.themeId, resolutionNumber: fix }, answer);
    });
  }
}

async function readFix(stage: DemoStage, themeId: string): Promise<number | undefined> {
  const { db, orgId } = stage.asKept('demo', 0);
  const [row] = await inOrg(db, orgId, (tx) => tx.select({ fix: theme.resolutionNumber }).from(theme).where(and(eq(theme.orgId, orgId), eq(theme.id, themeId))));
  return row?.fix;
}

async function readPosition(stage: DemoStage, digestId: string, themeId: string): Promise<number | undefined> {
  const { db, orgId } = stage.asKept('demo', 0);
  const [row] = await inOrg(db, orgId, (tx) => tx.select({ position: digestBlock.position }).from(digestBlock).where(and(eq(digestBlock.orgId, orgId), eq(digestBlock.digestId, digestId), eq(digestBlock.themeId, themeId))));
  return row?.position;
}

/** The customers who made the point, got this digest and have not answered yet, each with their mail. */
async function listAsked(stage: DemoStage, digestId: string, themeId: string, until: number): Promise<{ customerId: string; mailId: string }[]> {
  const { db, orgId } = stage.asKept('demo', 0);
  const rows = await inOrg(db, orgId, (tx) => {
    const answered = tx.select({ id: fixAnswer.customerId }).from(fixAnswer).where(and(eq(fixAnswer.orgId, orgId), eq(fixAnswer.themeId, themeId)));
    return tx
      .selectDistinct({ customerId: feedback.customerId, mailId: mail.id })
      .from(mention)
      .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
      .innerJoin(mail, and(eq(mail.orgId, feedback.orgId), eq(mail.customerId, feedback.customerId)))
      .where(and(eq(mention.orgId, orgId), eq(mention.themeId, themeId), isNotNull(feedback.customerId), lte(feedback.receivedAt, new Date(until)), eq(mail.kind, 'digest'), eq(mail.occasion, digestId), eq(mail.state, 'sent'), notInArray(feedback.customerId, answered)))
      .orderBy(asc(feedback.customerId));
  });
  return rows.flatMap(({ customerId, mailId }) => (customerId === null ? [] : [{ customerId, mailId }]));
}

/** Takes one answer of each kind in turn until none is left. */
function interleave(counts: Counts): FixAnswer[] {
  const order = ['fixed', 'do_not_know', 'partly', 'not_fixed'] as const;
  const left = new Map<FixAnswer, number>(order.map((answer) => [answer, counts[answer] ?? 0]));
  const answers: FixAnswer[] = [];
  while ([...left.values()].some((count) => count > 0)) {
    for (const answer of order) {
      const count = left.get(answer) ?? 0;
      if (count > 0) answers.push(answer);
      left.set(answer, Math.max(0, count - 1));
    }
  }
  return answers;
}
