import { countWords } from '../../ui/count-words.ts';
import type { Drivers } from './driver-queries.ts';

type Learned = NonNullable<Drivers['learned']>;

/** How well drivers were learned, in plain words: undefined where too few contacts were kept aside to say. */
export function accuracyWords({ accuracy, commonest }: Pick<Learned, 'accuracy' | 'commonest'>): string | undefined {
  if (accuracy === null) return undefined;
  const guess = commonest === null ? '' : `; always guessing “${commonest.name}” would be right in ${commonest.right.toLocaleString('en-GB')}`;
  return `Right in ${accuracy.right.toLocaleString('en-GB')} of ${accuracy.n.toLocaleString('en-GB')} held-out contacts (${intervalWords(accuracy)})${guess}.`;
}

/** What suggestions alone come to, which leave out contacts nobody can be sure of. */
export function suggestedAccuracyWords({ accuracy, suggestedAccuracy }: Pick<Learned, 'accuracy' | 'suggestedAccuracy'>): string | undefined {
  if (accuracy === null || suggestedAccuracy === null) return undefined;
  return `A driver would be suggested for ${suggestedAccuracy.n.toLocaleString('en-GB')} of them, and be right for ${suggestedAccuracy.right.toLocaleString('en-GB')}.`;
}

/** Which drivers are not learned, and what they lack. */
export function leftOutWords({ leftOut }: Pick<Learned, 'leftOut'>, least: number): string | undefined {
  if (leftOut.length === 0) return undefined;
  const names = leftOut.slice(0, 3).map(({ name, labelled }) => `“${name}” (${labelled})`);
  const rest = leftOut.length - names.length;
  const all = rest === 0 ? names.join(', ') : `${names.join(', ')} and ${countWords(rest, 'other', 'others')}`;
  return `Never suggested, with fewer than ${least} labelled contacts in which the customer said something: ${all}.`;
}

/** A confidence as people say it; 100 % is never claimed. */
export function confidenceWords(confidence: number): string {
  return `${Math.min(99, Math.floor(confidence * 100))} %`;
}

function intervalWords({ low, high }: { low: number; high: number }): string {
  return `${Math.round(low)} to ${Math.round(high)} %`;
}
