import { countWords } from '../../ui/count-words.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import type { Digest } from './queries.ts';

/** Where a digest stands and what it waits for, in a sentence. */
export function digestLead(digest: Digest): string {
  const at = (instant: string | null) => (instant === null ? '' : formatInstant(instant, digest.timezone));
  const by = (person: { name: string } | null) => person?.name ?? 'somebody who has left';
  switch (digest.state) {
    case 'draft':
      return digest.returnedReason === null ? `A draft by ${by(digest.createdBy)}. It goes to ${digest.audience.sentence}.` : `Given back: “${digest.returnedReason}”`;
    case 'in_review':
      return `${by(digest.askedBy)} asks a second person to approve it.`;
    case 'approved':
      return `Approved by ${by(digest.approvedBy)}, ${at(digest.approvedAt)}. It goes to ${digest.audience.sentence}.`;
    case 'scheduled':
      return `${countWords(digest.audience.people, 'email goes', 'emails go')} out ${at(digest.sendAt)}. Until then, Stop stops everything.`;
    case 'sending':
      return `${(digest.report?.sent ?? 0).toLocaleString('en-GB')} of ${digest.audience.people.toLocaleString('en-GB')} emails have left.`;
    case 'paused':
      return `Paused after ${countWords(digest.report?.sent ?? 0, 'email', 'emails')}; ${countWords(digest.report?.waiting ?? 0, 'is', 'are')} held back.`;
    case 'sent':
      return `Sent ${at(digest.sentAt)} to ${digest.audience.sentence}.`;
    default:
      return 'Cancelled; nothing was sent.';
  }
}
