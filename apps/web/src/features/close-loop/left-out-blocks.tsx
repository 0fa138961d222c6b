import { Button } from '../../ui/button.tsx';
import { BlockDoubt } from './block-doubt.tsx';
import { blockLabels } from './block-words.ts';
import type { DigestBlock } from './queries.ts';
import type { KeptFocus } from './use-kept-focus.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

interface LeftOutBlocksProps {
  leftOut: readonly DigestBlock[];
  blocks: readonly DigestBlock[];
  deeds: DigestDeeds;
  focus: KeptFocus;
  canChange: boolean;
}

/** The themes that were left out of a digest, each with the way back. */
export function LeftOutBlocks({ leftOut, blocks, deeds, focus, canChange }: LeftOutBlocksProps) {
  if (leftOut.length === 0) return null;
  const bringBack = ({ themeId }: DigestBlock) => {
    if (deeds.change.isPending) return;
    focus.keep(`leave-out ${themeId}`);
    deeds.change.mutate({ blocks: [...blocks.map((block) => ({ themeId: block.themeId })), { themeId }] }, { onError: focus.forget });
  };
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out" className="mt-8 font-[620]">
        Left out
      </h2>
      <p className="mt-1 max-w-[64ch] text-small text-ink-2">Readers see nothing of these, and the next digest does not bring them up again.</p>
      <ul className="mt-3 border-t border-line-strong">
        {leftOut.map((block) => (
          <li key={block.themeId} className="flex items-start justify-between gap-4 border-b border-line py-3">
            <div className="min-w-0">
              <p className="text-tiny text-ink-3">{blockLabels[block.kind]}</p>
              <p>{block.title}</p>
              <BlockDoubt block={block} />
            </div>
            {canChange ? (
              <Button size="small" data-focus={`bring-back ${block.themeId}`} aria-disabled={deeds.change.isPending || undefined} onClick={() => bringBack(block)}>
                Bring back<span className="sr-only"> “{block.title}”</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
