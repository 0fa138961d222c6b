const LARGE = 4500;
const NEIGHBOURS = 15;
const MOST_NEIGHBOURS = 40;
const LEAST_GAMMA = 1.2;
const FULL_GAMMA = 10;

/** What suits a number of texts: neighbours a text has in the graph, and the resolution of the first and of the final clustering. */
export interface ClusterSizing {
  readonly neighbourCount: number;
  readonly teacherGamma: number;
  readonly gamma: number;
  /** Whether there are enough texts to learn from the first clustering. */
  readonly isLearning: boolean;
}

const LEAST_TO_LEARN_FROM = 1500;
/** Fewer texts do not say how many themes they hold. */
const LEAST_TO_ESTIMATE_FROM = 1000;
const LEAST_TEXTS_PER_THEME = 10;

/**
 * By the number of texts alone: above 4,500 the neighbours grow with the square root and gamma falls, so that the number of themes does
 * not run away; below some 1,200 gamma shrinks, because the largest theme modularity tolerates holds about texts / gamma texts. Gamma is
 * where the search begins if the number of themes can be estimated, and holds where it cannot (docs/methods.md).
 */
export function clusterSizing(texts: number): ClusterSizing {
  const large = Math.max(1, texts / LARGE) ** -0.75;
  const small = Math.max(12 * Math.sqrt(texts / 3500), 9 * (texts / 1000) ** 0.8);
  const neighbourCount = Math.max(2, Math.min(MOST_NEIGHBOURS, Math.round(NEIGHBOURS * Math.sqrt(Math.max(1, texts / LARGE))), Math.round(1.3 * Math.sqrt(texts))));
  const gammaUpTo = (most: number): number => Math.max(LEAST_GAMMA, Math.min(most, small) * large);
  return { neighbourCount, teacherGamma: gammaUpTo(1.2 * FULL_GAMMA), gamma: gammaUpTo(FULL_GAMMA), isLearning: texts >= LEAST_TO_LEARN_FROM };
}

/** How many themes to look for among so many texts that seem to hold `estimate`: a theme needs ten texts; undefined where there are too few texts to go by. */
export function wantedThemes(texts: number, estimate: () => number | undefined): number | undefined {
  const estimated = texts < LEAST_TO_ESTIMATE_FROM ? undefined : estimate();
  return estimated === undefined ? undefined : Math.min(estimated, texts / LEAST_TEXTS_PER_THEME);
}
