import type { ReactNode } from 'react';

/** A figure told as a sentence before any tile; put the figures in `<b>`. */
export function Sentence({ children }: { children: ReactNode }) {
  return <p className="num max-w-[62ch] text-voice leading-[1.45] tracking-[-0.01em] [&_b]:font-[640]">{children}</p>;
}
