import { hoursInMs, instantBefore } from './calendar.ts';
import type { DemoFeedback } from './demo-world.ts';
import { drawScore } from './draw-score.ts';
import type { CustomerPicker } from './feedback.ts';
import { intensity } from './life-cycle.ts';
import { type Problem, problems } from './problems.ts';
import type { Random } from './random.ts';

/** Most people give a number and no words; every month holds enough of each kind for a figure. */
const answers = [['nps', 1900], ['csat', 1500], ['ces', 1000], ['stars', 480]] as const;

/** Share of those asked who would have just met a problem if every problem were at its worst. */
const metAtWorst = 0.25;

/** Every second answer comes without a name: by text message. */
const namedShare = 0.5;

/**
 * The year's answers without words. Who answers has mostly met no problem and is content; how many have follows the problems'
 * own year, so that a score rises where one is fixed and falls where one grows.
 */
export function gatherScores(today: string, pickSpeaker: CustomerPicker, random: Random): DemoFeedback[] {
  const asked = answers.flatMap(([metric, count]) => Array.from({ length: count }, () => ({ metric, daysAgo: 1 + random.next() * 360 })));
  return asked
    .toSorted((a, b) => b.daysAgo - a.daysAgo)
    .map(({ metric, daysAgo }, index) => {
      const at = instantBefore(today, Math.ceil(daysAgo)) + hoursInMs(8 + 13 * random.next());
      const isStars = metric === 'stars';
      const customer = !isStars && random.chance(namedShare) ? pickSpeaker(at, null) : null;
      return {
        ...drawScore(metric, drawProblem(today, daysAgo, random), random),
        externalId: `S-${String(index + 1).padStart(5, '0')}`,
        kind: isStars ? 'review' : 'survey',
        source: isStars ? 'App store' : customer === null ? 'Survey by text message' : 'Quarterly survey',
        channel: isStars ? 'review' : 'survey',
        customerExternalId: customer?.externalId ?? null,
        interactionExternalId: null,
        text: '',
        occurredAt: new Date(at).toISOString(),
        team: null,
        problemKey: null,
        alsoProblemKeys: [],
      };
    });
}

/** The problem somebody has just met on that day, or none. */
function drawProblem(today: string, daysAgo: number, random: Random): Problem | null {
  const met = (problem: Problem): number => problem.weight * (problem.reach ?? 1) * intensity(problem.lifeCycle, today, daysAgo);
  const share = problems.reduce((sum, problem) => sum + met(problem), 0) / problems.reduce((sum, problem) => sum + problem.weight, 0);
  return random.chance(metAtWorst * share) ? random.pickWeighted(problems, met) : null;
}
