import { countWords } from '../../ui/count-words.ts';
import type { Outbox } from './queries.ts';

/** A share of fewer mails than this would say little. */
const fewest = 20;

/** How fast the last day's mails to one's own people left: a share where there are enough, a count where not. */
export function inTimeWords({ due, inTime }: Outbox['health']['singles']): string {
  const left = due < fewest ? `${inTime} of ${countWords(due, 'mail', 'mails')}` : `${Math.floor((100 * inTime) / due)} % of the ${due.toLocaleString('en-GB')} mails`;
  return `${left} to your own people in the last 24 hours left within 10 seconds${due < fewest ? '' : ' (to reach: 95 %)'}.`;
}
