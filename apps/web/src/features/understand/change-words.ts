import { countWords } from '../../ui/count-words.ts';
import type { RunChange } from './queries.ts';

/** What a search does to a theme, in a few words with its numbers. */
export function changeWords({ kind, mentionsBefore, mentionsAfter, joined, left }: Pick<RunChange, 'kind' | 'mentionsBefore' | 'mentionsAfter' | 'joined' | 'left'>): string {
  if (kind === 'new') return `new, ${countWords(joined, 'mention', 'mentions')}`;
  if (kind === 'vanished') return `no pattern any more, had ${countWords(mentionsBefore, 'mention', 'mentions')}`;
  const parts = [joined === 0 ? undefined : `${joined.toLocaleString('en-GB')} in`, left === 0 ? undefined : `${left.toLocaleString('en-GB')} out`].filter((part) => part !== undefined);
  return `${mentionsBefore.toLocaleString('en-GB')} → ${mentionsAfter.toLocaleString('en-GB')} mentions (${parts.join(', ')})`;
}
