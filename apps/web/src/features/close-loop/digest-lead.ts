import { formatLongDay } from '../../ui/format-long-day.ts';
import { countWords } from '../../ui/count-words.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import type { Counted } from './audience/use-audience.ts';
import type { Digest } from './queries.ts';

/** Where a digest stands and what it waits for, in a sentence. */
export function digestLead(digest: Digest, counted: Pick<Counted, 'audience' | 'error'>): string {
  const { audience } = counted;
  const at = (instant: string | null) => (instant === null ? '' : formatInstant(instant, digest.timezone));
  const by = (person: { name: string } | null) => person?.name ?? 'somebody who has left';
  const tells = digest.fromAt.startsWith('1970') ? `decided up to ${at(digest.untilAt)}` : `decided from ${at(digest.fromAt)} to ${at(digest.untilAt)}`;
  switch (digest.state) {
    case 'draft':
      return digest.returnedReason === null ? `A draft ${digest.isMadeByKept ? 'made when its period ended' : `by ${by(digest.createdBy)}`}. ${audience === undefined ? `${goesTo(counted)} It tells` : `It goes to ${audience.sentence}, and tells`} what was ${tells}.` : `Given back: “${digest.returnedReason}”`;
    case 'in_review':
      return `${by(digest.askedBy)} asks a second person to approve it${digest.askedNote === null ? '.' : `: “${digest.askedNote}”`}`;
    case 'approved':
      return `Approved by ${by(digest.approvedBy)}${digest.isApprovedAlone ? ' alone, since nobody else here may' : ''}, ${at(digest.approvedAt)}. ${goesTo(counted)}`;
    case 'scheduled':
      return `${audience === undefined ? 'It goes' : countWords(audience.people, 'email goes', 'emails go')} out ${digest.localAt === null ? at(digest.sendAt) : `at ${formatLocal(digest.localAt)} on each reader’s own clock, the first ${at(digest.sendAt)}`}. Until then, Stop stops everything.`;
    case 'sending':
      return `${(digest.report?.sent ?? 0).toLocaleString('en-GB')} of ${(audience?.people ?? 0).toLocaleString('en-GB')} emails have left.${testing(digest) || pace(digest)}`;
    case 'paused':
      return `Paused after ${countWords(digest.report?.sent ?? 0, 'email', 'emails')}; ${countWords(digest.report?.waiting ?? 0, 'is', 'are')} held back.${digest.edition === 0 && !digest.blocks.some((block) => !block.isLeftOut && (block.kind === 'did' || block.kind === 'declined')) ? ' Everything it told as decided was opened again, so the rest is not sent: end it here.' : ''}`;
    case 'sent':
      return `Sent ${at(digest.sentAt)} to ${audience?.sentence ?? ''}.`;
    default:
      return 'Cancelled; nothing was sent.';
  }
}

/** Who gets it, in a sentence; or that nobody knows yet. */
export function goesTo({ audience, error }: Pick<Counted, 'audience' | 'error'>, verb: 'It goes' | 'It would go' = 'It goes'): string {
  if (audience !== undefined) return `${verb} to ${audience.sentence}.`;
  return error === null ? 'Who gets it is being counted.' : 'Who gets it could not be counted just now.';
}

/** While two subjects are tried, the rest waits. */
function testing({ subjectTest, timezone }: Digest): string {
  if (subjectTest === null || subjectTest.chosen !== null) return '';
  const waiting = subjectTest.waiting.toLocaleString('en-GB');
  return subjectTest.endsAt === null ? ` Two subjects are tried; ${waiting} wait for the better one.` : ` Two subjects are tried until ${formatInstant(subjectTest.endsAt, timezone)}; ${waiting} wait for the better one.`;
}

function formatLocal(localAt: string): string {
  return `${localAt.slice(11)} on ${formatLongDay(localAt.slice(0, 10))}`;
}

/** How fast it leaves, and how long the rest takes at that pace. */
function pace({ report }: Digest): string {
  if (report === null || report.perMinute === 0) return '';
  const rate = report.perMinute < 1 ? 'less than one' : Math.round(report.perMinute).toLocaleString('en-GB');
  return ` It goes at ${rate} a minute${report.minutesLeft === null || report.waiting === 0 ? '' : `, about ${countWords(report.minutesLeft, 'minute', 'minutes')} for the rest`}.`;
}
