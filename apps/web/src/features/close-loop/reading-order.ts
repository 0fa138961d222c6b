import { blockKinds } from '@kept/core/vocabulary.ts';
import type { DigestBlock } from './queries.ts';

type Placed = Pick<DigestBlock, 'themeId' | 'kind'>;

/** Blocks as readers meet them: what was done first, then work, refusals and silences, each in the composer's order. */
export function inReadingOrder<Block extends Placed>(blocks: readonly Block[]): Block[] {
  return [...blocks].sort((a, b) => blockKinds.indexOf(a.kind) - blockKinds.indexOf(b.kind));
}

/** The order after one block changes places with its neighbour of the same kind; undefined when there is none on that side. */
export function movedBy(blocks: readonly Placed[], themeId: string, by: -1 | 1): { themeId: string }[] | undefined {
  const from = blocks.findIndex((block) => block.themeId === themeId);
  const [one, neighbour] = [blocks[from], blocks[from + by]];
  if (one === undefined || neighbour === undefined || one.kind !== neighbour.kind) return undefined;
  return blocks.map((block) => ({ themeId: block === one ? neighbour.themeId : block === neighbour ? one.themeId : block.themeId }));
}
