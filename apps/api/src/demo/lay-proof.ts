import { checkProofs } from '../act/check-proof.ts';
import { moveDeadline } from '../act/move-deadline.ts';
import { postUpdate } from '../act/post-update.ts';
import { instantBefore, startOfDay, hoursInMs } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import type { StoryAgenda } from './story-agenda.ts';
import type { ThemePlan } from './story-plan.ts';

const firstLookDaysAgo = 260;
const daysBetweenLooks = 7;
/** From the first answer that says no until the owner promises anew. */
const daysToPromise = 9;

/** Lets Kept ask the data about every fix, week after week, as its own job would. */
export function layProofs(stage: DemoStage, agenda: StoryAgenda): void {
  for (let daysAgo = firstLookDaysAgo; daysAgo > 0; daysAgo -= daysBetweenLooks) {
    const at = instantBefore(stage.world.today, daysAgo - 0.2);
    agenda.add(at, () => checkProofs(stage.asKept('check-proof', at)));
  }
}

/** After customers have opened a theme again its owner says why, and promises a new day. */
export function layNewPromise(stage: DemoStage, agenda: StoryAgenda, plan: ThemePlan, themeId: string): void {
  const { reopened } = plan;
  if (reopened === null) return;
  const at = startOfDay(reopened.firstOn) + hoursInMs(daysToPromise * 24 + 11);
  agenda.add(at, async () => {
    const owner = stage.as(plan.owner, at);
    await moveDeadline(owner, themeId, { deadlineOn: reopened.deadline, reason: reopened.reason });
    await postUpdate(owner, themeId, { publicText: reopened.reason, evenIfVague: true });
  });
}
