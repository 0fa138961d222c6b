import { acceptTheme } from '../act/accept-theme.ts';
import { decideDecline } from '../act/decide-decline.ts';
import { mergeThemes } from '../act/merge-themes.ts';
import { moveDeadline } from '../act/move-deadline.ts';
import { type NewUpdate, postUpdate } from '../act/post-update.ts';
import { setStepState } from '../act/steps/set-step-state.ts';
import { addStep } from '../act/steps/write-steps.ts';
import { startOfDay } from './calendar.ts';
import type { ChosenThemes } from './choose-found-themes.ts';
import type { DemoStage } from './demo-stage.ts';
import { sendEverything } from './send-everything.ts';
import { problemByKey } from './problems.ts';
import type { StoryAgenda } from './story-agenda.ts';
import type { ThemePlan } from './story-plan.ts';

/** Hours of the day, in UTC, at which people do things. */
const hours = { accept: 9, merge: 9.2, steps: 9.5, move: 10, update: 11, done: 14, decline: 15, secondPerson: 16 } as const;

/** Puts on the agenda what people decided about one problem: accepted, its fragments merged, deadlines moved, updates, done or declined. */
export function layPromise(stage: DemoStage, agenda: StoryAgenda, plan: ThemePlan, found: ChosenThemes): void {
  const { themeId } = found;
  const { stage: journeyStage, origin } = problemByKey(plan.problemKey);
  const on = (day: string, hour: number, who: string, deed: (ctx: ReturnType<DemoStage['as']>) => Promise<unknown>): void => {
    const at = startOfDay(day) + Math.round(hour * 3_600_000);
    agenda.add(at, async () => {
      await deed(stage.as(who, at));
    });
  };
  on(plan.acceptedOn, hours.accept, plan.acceptedBy, async (ctx) => {
    await acceptTheme(ctx, themeId, { ownerId: stage.person(plan.owner).memberId, deadlineOn: plan.deadline, title: plan.title, journeyStage, origin });
    await sendEverything(stage, ctx.now().getTime());
  });
  for (const sameId of found.sameIds) on(plan.acceptedOn, hours.merge, plan.acceptedBy, (ctx) => mergeThemes(ctx, sameId, { intoId: themeId }));
  for (const move of plan.moves) on(move.on, hours.move, plan.owner, (ctx) => moveDeadline(ctx, themeId, { deadlineOn: move.to, reason: move.reason }));
  for (const step of plan.steps ?? []) {
    on(plan.acceptedOn, hours.steps, plan.owner, async (ctx) => {
      const { id } = await addStep(ctx, themeId, { text: step.text, assigneeId: stage.person(step.by).memberId, dueOn: step.dueOn });
      if (step.doneOn !== null) on(step.doneOn, hours.move, step.by, (then) => setStepState(then, themeId, id, { state: 'done' }));
    });
  }
  let status: string = 'open';
  for (const update of plan.updates) {
    const by = update.by === plan.owner ? plan.owner : plan.acceptedBy;
    const words = updateOf(update, status);
    status = update.status;
    on(update.on, hours.update, by, (ctx) => postUpdate(ctx, themeId, words));
  }
  const { done, declined } = plan;
  if (done !== null) on(done.on, hours.done, done.by, (ctx) => postUpdate(ctx, themeId, { status: 'done', whatChanged: done.whatChanged, rootCause: done.rootCause, liveOn: done.liveOn, evenIfVague: true }));
  if (declined !== null) {
    on(declined.on, hours.decline, declined.by, (ctx) => postUpdate(ctx, themeId, { status: 'declined', declineReason: declined.reason, evenIfVague: true }));
    on(declined.on, hours.secondPerson, declined.secondPerson, (ctx) => decideDecline(ctx, themeId, { approve: true }));
  }
}

function updateOf(update: ThemePlan['updates'][number], before: string): NewUpdate {
  return {
    ...(update.status === before ? {} : { status: update.status }),
    ...(update.note === null ? {} : { internalNote: update.note }),
    ...(update.publicText === null ? {} : { publicText: update.publicText }),
    ...(update.status === 'blocked' && update.blockedFor !== undefined ? { blockedFor: update.blockedFor } : {}),
    evenIfVague: true,
  };
}
