import { findThemes } from '../understand/find-themes.ts';
import { placeFeedback } from '../understand/place-feedback.ts';
import { createVectorCache } from '../understand/vector-cache.ts';
import { instantBefore } from './calendar.ts';
import { loadDemoVectors } from './demo-vectors.ts';
import type { DemoStage } from './demo-stage.ts';

/** Before the first promise of the story, which is made 270 days ago. */
const lookedDaysAgo = 275;

/** Lets the product find its themes in what was said: the kept vectors spare the encoder, the rest is the pipeline as it always runs. */
export async function layThemes(stage: DemoStage): Promise<void> {
  const at = instantBefore(stage.world.today, lookedDaysAgo);
  const ctx = stage.asKept('find-themes', at);
  await loadDemoVectors(createVectorCache(ctx), ctx.engine.version);
  await placeFeedback(ctx);
  await findThemes(ctx);
}
