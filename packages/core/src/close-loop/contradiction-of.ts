import type { ThemeStatus } from '../act/theme-status.ts';
import type { FixAnswer } from '../vocabulary.ts';

export type Contradiction = 'own' | 'claim' | 'others';

const sides = { fixed: 'yes', partly: 'no', not_fixed: 'no', do_not_know: undefined } as const satisfies Record<FixAnswer, 'yes' | 'no' | undefined>;

/** What an answer to "did it fix it?" contradicts: what the same person answered before, what the organisation claims, or what others and the data say; nothing for whoever does not know. */
export function contradictionOf(answer: FixAnswer, earlier: FixAnswer | undefined, status: ThemeStatus): Contradiction | undefined {
  const side = sides[answer];
  const before = earlier === undefined ? undefined : sides[earlier];
  if (side === undefined) return undefined;
  if (before !== undefined && before !== side) return 'own';
  if (before === undefined && side === 'no' && status === 'done') return 'claim';
  if (before === undefined && side === 'no' && status === 'confirmed') return 'others';
  return before === undefined && side === 'yes' && (status === 'open' || status === 'in_progress' || status === 'blocked') ? 'others' : undefined;
}
