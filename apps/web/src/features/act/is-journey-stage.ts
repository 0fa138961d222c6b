import { type JourneyStage, journeyStages, type Origin, origins } from '@kept/core/vocabulary.ts';

/** Says whether a form's value is a journey stage. */
export function isJourneyStage(value: string): value is JourneyStage {
  return journeyStages.some((each) => each === value);
}

/** Says whether a form's value is an origin. */
export function isOrigin(value: string): value is Origin {
  return origins.some((each) => each === value);
}
