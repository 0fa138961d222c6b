/**
 * How many neighbours and which resolution suit a number of texts. Above 4,500 texts the neighbours grow with the square root and
 * gamma falls, so that the number of themes does not run away; below 1,500 both shrink, because a theme of a small file is smaller than 15.
 */
export function clusterSizing(texts: number): { neighbourCount: number; gamma: number } {
  const large = Math.max(1, texts / 4500)
  return { neighbourCount: Math.min(40, Math.round(15 * Math.sqrt(large))), gamma: 12 * large ** -0.75 }
}
