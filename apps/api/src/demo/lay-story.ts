import { startOfDay } from './calendar.ts';
import { chooseFoundThemes } from './choose-found-themes.ts';
import type { DemoStage } from './demo-stage.ts';
import { layAnswers } from './lay-answers.ts';
import { layDigest, layDraft } from './lay-digest.ts';
import { layClicks } from './lay-clicks.ts';
import { layKeyPeople } from './lay-key-people.ts';
import { layNotices } from './lay-notices.ts';
import { layNewPromise, layProofs } from './lay-proof.ts';
import { layPromise } from './lay-promise.ts';
import { layReturns } from './lay-returns.ts';
import { layMariasAnswer, type SurveyOf } from './lay-surveys.ts';
import { layJoiners, layLeavers } from './lay-readers.ts';
import { layWishes } from './lay-wishes.ts';
import { sendEverything } from './send-everything.ts';
import { openAgenda } from './story-agenda.ts';

/** Tells the past year of promises over the found themes, in the order in which it happened, every step through the verb a person or Kept would use. */
export async function layStory(stage: DemoStage, surveyOf: SurveyOf, tell: (share: number) => void): Promise<void> {
  const { story, today } = stage.world;
  const agenda = openAgenda();
  const found = await chooseFoundThemes(stage);
  const plans = story.themes.flatMap((plan) => {
    const chosen = found.get(plan.problemKey);
    return chosen === undefined ? [] : [{ plan, chosen }];
  });
  for (const { plan, chosen } of plans) {
    layPromise(stage, agenda, plan, chosen);
    layNewPromise(stage, agenda, plan, chosen.themeId);
  }
  layKeyPeople(stage, agenda, plans);
  layProofs(stage, agenda);
  layNotices(stage, agenda, (problemKey) => plans.find(({ plan }) => plan.problemKey === problemKey)?.chosen.themeId);
  const hers = stage.world.feedback.filter((item) => item.customerExternalId === story.maria.customerExternalId);
  for (const item of hers) agenda.add(Date.parse(item.occurredAt), () => layMariasAnswer(stage, surveyOf, item));
  for (const digest of story.digests) {
    layDigest(stage, agenda, digest, async (digestId, sentAt) => {
      layReturns(stage, agenda, digestId, sentAt);
      layClicks(stage, agenda, digestId, sentAt);
      layLeavers(stage, agenda, digestId, sentAt);
      for (const { plan, chosen } of plans.filter((each) => digest.problemKeys.includes(each.plan.problemKey))) {
        await layAnswers(stage, agenda, { digestId, themeId: chosen.themeId, counts: plan.answers, fromAt: sentAt, isLater: false });
        if (plan.reopened !== null) await layAnswers(stage, agenda, { digestId, themeId: chosen.themeId, counts: plan.reopened.answers, fromAt: startOfDay(plan.reopened.firstOn), isLater: true });
      }
    });
  }
  layJoiners(stage, agenda);
  layDraft(stage, agenda, 'grace');
  await layWishes(stage, (share) => tell(0.2 * share));
  await agenda.run(startOfDay(today), (share) => tell(0.2 + 0.8 * share));
  await sendEverything(stage, startOfDay(today));
}
