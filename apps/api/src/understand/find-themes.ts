import type { EncodedText, FoundThemes } from '@kept/themes/theme-engine.ts';
import type { Ctx } from '../context.ts';
import { claimRun, type ClaimedRun, releaseRun, reportRun } from './claim-run.ts';
import { collectTexts } from './collect-texts.ts';
import { findEvidence } from './find-evidence.ts';
import { readAnchors } from './read-anchors.ts';
import { createVectorCache } from './vector-cache.ts';
import { writeFoundThemes } from './write-found-themes.ts';

const beatMilliseconds = 2000;

/**
 * Looks for themes in everything that was said: proposals change at once, themes somebody answers for only once a person
 * agrees; what people have named, merged, dismissed or moved stays as it is. The engine works outside any transaction; one
 * transaction writes the result, or none of it.
 */
export async function findThemes(ctx: Ctx): Promise<void> {
  const run = await claimRun(ctx);
  if (run === undefined) return;
  const state = { step: 'Reading the texts', progress: 0 };
  let saved = Promise.resolve();
  const save = () => reportRun(ctx, run, state.step, state.progress).catch((error: unknown) => ctx.log.warn({ err: error }, 'The progress of a run could not be saved'));
  const beat = setInterval(() => {
    saved = saved.then(save);
  }, beatMilliseconds);
  try {
    await lookForThemes(ctx, run, (step, progress) => Object.assign(state, { step, progress }));
  } catch (error) {
    // A beat on its way would take the run back that is given away here.
    clearInterval(beat);
    await saved;
    await releaseRun(ctx, run);
    throw error;
  } finally {
    clearInterval(beat);
  }
  await ctx.wake('place-feedback', ctx.orgId);
}

async function lookForThemes(ctx: Ctx, run: ClaimedRun, tell: (step: string, progress: number) => void): Promise<void> {
  const texts = await collectTexts(ctx);
  const vectors = await ctx.engine.encode(texts.map((each) => each.text), { cache: createVectorCache(ctx), onProgress: (done, total) => tell('Reading the texts', total === 0 ? 0.5 : (done / total) * 0.5) });
  const encoded = texts.flatMap((each, at): EncodedText[] => (vectors[at] === undefined ? [] : [{ ...each, vector: vectors[at] }]));
  let steps = 0;
  const found: FoundThemes = await ctx.engine.findThemes(encoded, {
    anchors: await readAnchors(ctx),
    onProgress: (step) => {
      steps += 1;
      tell(step, 0.5 + Math.min(0.35, steps * 0.06));
    },
  });
  tell('Marking the evidence', 0.88);
  const evidence = await findEvidence(ctx, encoded, found, (share) => tell('Marking the evidence', 0.88 + share * 0.08));
  tell('Saving the themes', 0.97);
  await writeFoundThemes(ctx, run, { read: new Set(texts.map((each) => each.id)), found, ...evidence });
}
