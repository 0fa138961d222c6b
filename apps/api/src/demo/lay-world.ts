import type { Deps } from '../context.ts';
import { createVectorCache } from '../understand/vector-cache.ts';
import { instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import { loadDemoVectors } from './demo-vectors.ts';
import type { DemoWorld } from './demo-world.ts';
import { layDrivers } from './lay-drivers.ts';
import { layFriction } from './lay-friction.ts';
import { layLadders } from './lay-ladders.ts';
import { layPeople } from './lay-people.ts';
import { layResponses, laySurveys } from './lay-surveys.ts';
import { laySending } from './lay-sending.ts';
import { layViews } from './lay-views.ts';
import { layProcedures } from './lay-procedures.ts';
import { layStory } from './lay-story.ts';
import { layLateWords, layThemes } from './lay-themes.ts';
import { layContacts, layCustomers, layFeedback } from './lay-year.ts';

/** Is told what is being laid, and how far it is, from 0 to 1. */
export type TellProgress = (step: DemoStep, share: number) => void;
export type DemoStep = 'people' | 'words' | 'themes' | 'year' | 'story';

/**
 * Lays the whole demo world into an empty Kept, through the product's own verbs. Themes can be read as soon as the third step
 * is over: first come the texts with their contacts, save Maria's, who answers in the story; then the rest of the year and the story of what was done.
 */
export async function layWorld(deps: Deps, world: DemoWorld, demoSeed: string, tell: TellProgress): Promise<DemoStage> {
  tell('people', 0);
  const stage = await layPeople(deps, world, demoSeed);
  const surveyOf = await laySurveys(stage);
  tell('words', 0);
  await layCustomers(stage);
  const ctx = stage.asKept('demo', instantBefore(world.today, 361));
  await loadDemoVectors(createVectorCache(ctx), ctx.engine.version);
  const { customerExternalId: maria } = world.story.maria;
  const said = world.feedback.filter((item) => item.kind !== 'friction' && item.customerExternalId !== maria);
  const told = new Set(said.map((item) => item.interactionExternalId));
  const [itsContacts, others] = split(world.interactions, (contact) => told.has(contact.externalId));
  await layContacts(stage, itsContacts, (share) => tell('words', share * 0.7));
  await layFeedback(stage, said, surveyOf);
  tell('themes', 0);
  await layThemes(stage);
  tell('year', 0);
  await layContacts(stage, others, (share) => tell('year', share * 0.8));
  await layDrivers(stage);
  await layProcedures(stage);
  await layFeedback(stage, world.scores, surveyOf);
  await layResponses(stage);
  await layFriction(stage);
  await layLateWords(stage);
  tell('story', 0);
  await layStory(stage, surveyOf, (share) => tell('story', share));
  await laySending(stage, surveyOf);
  await layLadders(stage);
  await layViews(stage);
  return stage;
}

function split<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
