import { type ThemeStatus, isDecided } from '../act/theme-status.ts';
import type { BlockKind } from '../vocabulary.ts';

/** What a digest froze about a theme, and how the theme stands now. */
export interface FrozenAndNow {
  readonly kind: BlockKind;
  readonly resolutionNumber: number;
  readonly now: { readonly status: ThemeStatus; readonly resolutionNumber: number; readonly mergedInto: string | null };
}

export interface BlockDoubt {
  /** Whether it must not go out as it is: it claims what no longer holds. */
  readonly mustStay: boolean;
  readonly sentence: string;
}

/** Asks whether what was frozen still holds, before it is told to anybody; undefined when it does. */
export function blockDoubt({ kind, resolutionNumber, now }: FrozenAndNow): BlockDoubt | undefined {
  const isClaim = kind === 'did' || kind === 'declined';
  if (now.status === 'merged') return { mustStay: isClaim, sentence: `It was merged into ${now.mergedInto === null ? 'another theme' : `“${now.mergedInto}”`} after this was frozen.` };
  if (now.status === 'dismissed') return { mustStay: true, sentence: 'It was judged not a theme after this was frozen.' };
  if (!isClaim) return isDecided(now.status) ? { mustStay: false, sentence: `It was decided after this was frozen; the next digest tells of it.` } : undefined;
  const holds = kind === 'did' ? now.status === 'done' || now.status === 'confirmed' : now.status === 'declined';
  if (holds && now.resolutionNumber === resolutionNumber) return undefined;
  return { mustStay: true, sentence: kind === 'did' ? 'It was opened again after this was frozen, so it cannot be told as done.' : 'It was opened again after this was frozen, so it cannot be told as decided.' };
}
