const LARGE = 4500;
const FULL_GAMMA_AT = 3500;
const FULL_GAMMA = 12;
const LEAST_GAMMA = 1.2;

/**
 * How many neighbours and which resolution suit a number of texts. Above 4,500 texts the neighbours grow with the square root and
 * gamma falls, so that the number of themes does not run away; below 3,500 gamma shrinks with the square root, because the largest
 * theme modularity tolerates holds about texts / gamma texts. Chosen on random parts of two labelled sets (docs/methods.md).
 */
export function clusterSizing(texts: number): { neighbourCount: number; gamma: number } {
  const large = Math.max(1, texts / LARGE);
  const small = Math.min(1, texts / FULL_GAMMA_AT);
  return {
    neighbourCount: Math.max(2, Math.min(40, Math.round(15 * Math.sqrt(large)), Math.round(1.3 * Math.sqrt(texts)))),
    gamma: Math.max(LEAST_GAMMA, FULL_GAMMA * small ** 0.5 * large ** -0.75),
  };
}
