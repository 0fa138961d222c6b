import { countWords } from '../../ui/count-words.ts';
import type { Theme } from './queries.ts';

/** Who would hear an answer: "141 of 212 can be mailed. 38 unsubscribed, 33 anonymous." */
export function writeReach({ people, mailable, unsubscribed, unreachable, anonymous }: Theme['reach']): string {
  if (people === 0) return 'Nobody is behind this yet.';
  const rest = [
    unsubscribed > 0 ? `${unsubscribed.toLocaleString('en-GB')} unsubscribed` : '',
    unreachable > 0 ? `${unreachable.toLocaleString('en-GB')} with an address that does not work` : '',
    anonymous > 0 ? `${anonymous.toLocaleString('en-GB')} anonymous` : '',
  ].filter(Boolean);
  const all = mailable === people ? `All ${countWords(people, 'person', 'people')} can be mailed.` : `${mailable.toLocaleString('en-GB')} of ${people.toLocaleString('en-GB')} can be mailed.`;
  return rest.length === 0 ? all : `${all} ${rest.join(', ')}.`;
}
