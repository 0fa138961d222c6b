import { type BlockKind, blockKinds, type JourneyStage } from '../vocabulary.ts';

/** What the reader of the public page asked for; empty words and no choice show everything. */
export interface PublicQuestion {
  readonly words: string;
  readonly kind: BlockKind | undefined;
  readonly stage: JourneyStage | undefined;
  /** From 1. */
  readonly page: number;
}

interface Shown {
  readonly kind: BlockKind;
  readonly stage: JourneyStage | null;
  readonly title: string;
  readonly words: string;
}

/** One heading of the page with what stands under it, of how many that fit. */
export interface PublicSection<T> {
  readonly kind: BlockKind;
  readonly themes: readonly T[];
  readonly of: number;
}

/** Under one heading alone stands a page of so many; under several each shows its first few. */
export const publicPageSize = 20;
export const publicSectionSize = 5;

/** Chooses what of an organisation's public themes stands on the page: every word has to be in the title or the answer, capitals and accents aside. */
export function choosePublic<T extends Shown>(themes: readonly T[], { words, kind, stage, page }: PublicQuestion): PublicSection<T>[] {
  const asked = plain(words).split(/\s+/u).filter((word) => word !== '');
  const fitting = themes.filter((theme) => {
    const text = plain(`${theme.title} ${theme.words}`);
    return (kind === undefined || theme.kind === kind) && (stage === undefined || theme.stage === stage) && asked.every((word) => text.includes(word));
  });
  return blockKinds.flatMap((each) => {
    const found = fitting.filter((theme) => theme.kind === each);
    const from = kind === undefined ? 0 : (page - 1) * publicPageSize;
    return found.length === 0 ? [] : [{ kind: each, themes: found.slice(from, from + (kind === undefined ? publicSectionSize : publicPageSize)), of: found.length }];
  });
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
