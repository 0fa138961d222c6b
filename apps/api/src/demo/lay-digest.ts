import { periodOf } from '@kept/core/digest-period.ts';
import { AppError } from '@kept/core/errors.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { approveDigest } from '../close-loop/approve-digest.ts';
import { askReview } from '../close-loop/ask-review.ts';
import { buildDigest } from '../close-loop/build-digest.ts';
import { changeDigest } from '../close-loop/change-digest.ts';
import { queueDigest } from '../close-loop/queue-digest.ts';
import { scheduleDigest } from '../close-loop/schedule-digest.ts';
import { daysBefore, hoursInMs, startOfDay } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import { sendEverything } from './send-everything.ts';
import type { StoryAgenda } from './story-agenda.ts';
import type { DigestPlan } from './story-plan.ts';

/** Puts one quarter's mailing on the agenda: built, worded, read and approved by a second person, scheduled, sent into the outbox. */
export function layDigest(stage: DemoStage, agenda: StoryAgenda, plan: DigestPlan, afterwards: (digestId: string, sentAt: number) => Promise<void>): void {
  const builtAt = startOfDay(plan.builtOn) + hoursInMs(10);
  const sendAt = startOfDay(plan.sentOn) + hoursInMs(8);
  agenda.add(builtAt, async () => {
    const composer = stage.as(plan.composedBy, builtAt);
    const { id } = await buildDigest(composer, { period: plan.period });
    const { version } = await changeDigest(composer, id, { subject: plan.subject, intro: plan.intro });
    await askReview(stage.as(plan.composedBy, builtAt + hoursInMs(2)), id, {});
    await sendEverything(stage, builtAt + hoursInMs(2));
    await approveDigest(stage.as(plan.approvedBy, builtAt + hoursInMs(25)), id, { approve: true, version });
    await scheduleDigest(stage.as(plan.composedBy, builtAt + hoursInMs(27)), id, { sendAt: new Date(sendAt).toISOString(), holdMinutes: 10 });
    agenda.add(sendAt, async () => {
      const kept = stage.asKept('queue-digest', sendAt);
      await queueDigest(kept);
      await sendEverything(stage, sendAt);
      await queueDigest(stage.asKept('queue-digest', sendAt + hoursInMs(0.5)));
      await requireSent(stage, id);
      await afterwards(id, sendAt);
    });
  });
}

/** Puts the present period's digest on the agenda: made yesterday, with a second person asked to read it; none where nothing was decided since the last one. */
export function layDraft(stage: DemoStage, agenda: StoryAgenda, composedBy: string): void {
  const day = daysBefore(stage.world.today, 1);
  const at = startOfDay(day) + hoursInMs(15);
  agenda.add(at, async () => {
    const composer = stage.as(composedBy, at);
    const made = await buildDigest(composer, { period: periodOf(day, 'quarterly') }).catch(unlessRefused);
    if (made === undefined) return;
    await askReview(stage.as(composedBy, at + hoursInMs(1)), made.id, { note: 'Please look at the words of each block; the order is the one I would keep.' });
    await sendEverything(stage, at + hoursInMs(1), 3000);
  });
}

function unlessRefused(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
}

async function requireSent(stage: DemoStage, digestId: string): Promise<void> {
  const { db, orgId } = stage.asKept('send-mail', 0);
  const [row] = await inOrg(db, orgId, (tx) => tx.select({ state: digest.state }).from(digest).where(and(eq(digest.orgId, orgId), eq(digest.id, digestId))));
  if (row?.state !== 'sent') throw new Error(`A digest of the demo world is ${row?.state ?? 'gone'} where it should be sent.`);
}
