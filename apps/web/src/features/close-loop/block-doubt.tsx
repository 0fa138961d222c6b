import type { DigestBlock } from './queries.ts';

/** Why a block no longer holds, and that it has to be left out where it claims what is not so. */
export function BlockDoubt({ block }: { block: DigestBlock }) {
  if (block.doubt === null) return null;
  return (
    <p className={`mt-1 max-w-[64ch] text-small font-[560] ${block.doubt.mustStay ? 'text-late' : 'text-soon'}`}>
      {block.doubt.sentence}
      {block.doubt.mustStay && !block.isLeftOut ? ' Leave it out.' : ''}
    </p>
  );
}
