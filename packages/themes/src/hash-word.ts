/** A number of 32 bits for a word or phrase (FNV-1a, Fowler, Noll and Vo, stirred once more): the same for the same letters. */
export function hashWord(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}
