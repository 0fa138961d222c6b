import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BlockDoubt } from './block-doubt.tsx';
import { changeError } from './change-error.ts';
import { blockFacts, blockLabels } from './block-words.ts';
import { ChooseImage } from './images/choose-image.tsx';
import { Hints } from './hints.tsx';
import type { Digest, DigestBlock } from './queries.ts';
import { SaveChange } from './save-change.tsx';
import type { KeptFocus } from './use-kept-focus.ts';
import { useBlockMoves } from './use-block-moves.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

interface BlockEditorProps {
  digest: Digest;
  block: DigestBlock;
  blocks: readonly DigestBlock[];
  deeds: DigestDeeds;
  focus: KeptFocus;
  canChange: boolean;
}

/** One theme of a digest: its words as customers read them, edited in place, and its place in the order. */
export function BlockEditor({ digest, block, blocks, deeds, focus, canChange }: BlockEditorProps) {
  const [isEditing, setEditing] = useState(false);
  const moves = useBlockMoves(block, blocks, deeds);
  const leaveOut = () => {
    if (deeds.change.isPending) return;
    focus.keep(nextFocus(blocks, block));
    deeds.change.mutate({ blocks: others(blocks, block) }, { onError: focus.forget });
  };
  return (
    <li className="border-b border-line py-4">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="text-tiny text-ink-3">{blockLabels[block.kind]}</p>
          <h3 className="font-[620] text-balance">{block.title}</h3>
        </div>
        {canChange ? (
          <div className="flex shrink-0 gap-0.5">
            <Button variant="quiet" size="icon" aria-label={`Move “${block.title}” up`} {...moves.up}>
              <ArrowUp aria-hidden="true" size={16} />
            </Button>
            <Button variant="quiet" size="icon" aria-label={`Move “${block.title}” down`} {...moves.down}>
              <ArrowDown aria-hidden="true" size={16} />
            </Button>
            <Button variant="quiet" size="icon" data-focus={`leave-out ${block.themeId}`} aria-label={`Leave out “${block.title}”`} disabled={blocks.length === 1} aria-disabled={deeds.change.isPending || undefined} onClick={leaveOut}>
              <X aria-hidden="true" size={16} />
            </Button>
          </div>
        ) : null}
      </div>
      {isEditing ? (
        <BlockForm digest={digest} block={block} blocks={blocks} deeds={deeds} onClose={() => setEditing(false)} />
      ) : (
        <>
          {block.image === null ? null : <img src={block.image.url} alt={block.image.alt} width={block.image.width} height={block.image.height} className="mt-2 h-auto max-h-32 w-auto max-w-full border border-line bg-white" />}
          <p className="mt-1 max-w-[64ch]">{block.text}</p>
          <p className="num mt-1 text-tiny text-ink-3">{blockFacts(block)}</p>
          <BlockDoubt block={block} />
          {canChange ? <Hints words={block.text} kind={block.kind} /> : null}
          {canChange ? (
            <Button size="small" className="mt-2" onClick={() => setEditing(true)}>
              Edit<span className="sr-only"> “{block.title}”</span>
            </Button>
          ) : null}
        </>
      )}
    </li>
  );
}

function BlockForm({ digest, block, blocks, deeds, onClose }: { digest: Digest; block: DigestBlock; blocks: readonly DigestBlock[]; deeds: DigestDeeds; onClose: () => void }) {
  const [title, setTitle] = useState(block.title);
  const [text, setText] = useState(block.text);
  const [imageId, setImageId] = useState(block.image?.id ?? null);
  const save = () => deeds.change.mutate({ blocks: blocks.map(({ themeId }) => (themeId === block.themeId ? { themeId, title, text, imageId } : { themeId })) }, { onSuccess: onClose });
  return (
    <form
      className="mt-3 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label="Title" name={`title-${block.themeId}`} value={title} onChange={(event) => setTitle(event.target.value)} />
      <Textarea label="What customers read" name={`text-${block.themeId}`} value={text} onChange={(event) => setText(event.target.value)} />
      <ChooseImage name={`image-${block.themeId}`} imageId={imageId} onChoose={setImageId} />
      <Hints words={`${title}. ${text}`} kind={block.kind} />
      <ProblemNotice error={changeError(deeds, 'blocks')} />
      <SaveChange digest={digest} deeds={deeds} size="small">
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </SaveChange>
    </form>
  );
}

/** The next theme’s own button, at the end the one before; where one theme is left, which has to stay, the way back. */
function nextFocus(blocks: readonly DigestBlock[], block: DigestBlock): string {
  const place = blocks.indexOf(block);
  const next = blocks[place + 1] ?? blocks[place - 1];
  return next === undefined || blocks.length < 3 ? `bring-back ${block.themeId}` : `leave-out ${next.themeId}`;
}

function others(blocks: readonly DigestBlock[], block: DigestBlock): { themeId: string }[] {
  return blocks.filter(({ themeId }) => themeId !== block.themeId).map(({ themeId }) => ({ themeId }));
}
