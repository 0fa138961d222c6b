import { countWords } from '../../ui/count-words.ts';
import { HeldNotice } from './held-notice.tsx';
import type { Outbox } from './queries.ts';

/** Why mail to customers is held, with the way to let it go, and how fast the last day's mails to one's own people were accepted. */
export function MailHealth({ health: { held, singles }, timezone, mayResume }: { health: Outbox['health']; timezone: string; mayResume: boolean }) {
  return (
    <>
      {held === null ? null : <HeldNotice held={held} timezone={timezone} mayResume={mayResume} />}
      {singles.due === 0 ? null : (
        <p className="num mb-4 text-small text-ink-2">
          {inTimeWords(singles)} to your own people in the last 24 hours left within 10 seconds{singles.due < fewest ? '' : ' (to reach: 95 %)'}.
        </p>
      )}
    </>
  );
}

/** A share of fewer mails than this would say little. */
const fewest = 20;

function inTimeWords({ due, inTime }: Outbox['health']['singles']): string {
  return due < fewest ? `${inTime} of ${countWords(due, 'mail', 'mails')}` : `${Math.floor((100 * inTime) / due)} % of the ${due.toLocaleString('en-GB')} mails`;
}
