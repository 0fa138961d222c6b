import { blockHints } from '@kept/core/close-loop/block-hints.ts';
import type { DigestBlock } from './queries.ts';

/** What the writer of a text is asked about it; nothing where there is nothing to ask. */
export function Hints({ words, kind }: { words: string; kind?: DigestBlock['kind'] }) {
  return blockHints(words, kind).map((hint) => (
    <p key={hint} className="mt-1 max-w-[64ch] text-small text-soon">
      {hint}
    </p>
  ));
}
