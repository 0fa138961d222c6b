import { findThemes } from '../understand/find-themes.ts';
import { placeFeedback } from '../understand/place-feedback.ts';
import { instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';

/** Before the first promise of the story, which is made 270 days ago. */
const lookedDaysAgo = 275;

/** Lets the product read what was said and find its themes: the pipeline as it always runs. */
export async function layThemes(stage: DemoStage): Promise<void> {
  const ctx = stage.asKept('find-themes', instantBefore(stage.world.today, lookedDaysAgo));
  await placeFeedback(ctx);
  await findThemes(ctx);
}

/** Lets what came in since join the themes its neighbours vote for. */
export async function layLateWords(stage: DemoStage): Promise<void> {
  await placeFeedback(stage.asKept('place-feedback', instantBefore(stage.world.today, lookedDaysAgo - 1)));
}
