import { HeldNotice } from './held-notice.tsx';
import type { Outbox } from './queries.ts';

/** Why mail to customers is held, with the way to let it go, and how fast the last day's mails to one's own people were accepted. */
export function MailHealth({ health: { held, singles }, timezone, mayResume }: { health: Outbox['health']; timezone: string; mayResume: boolean }) {
  return (
    <>
      {held === null ? null : <HeldNotice held={held} timezone={timezone} mayResume={mayResume} />}
      {singles.due === 0 ? null : (
        <p className="num mb-4 text-small text-ink-2">
          {shareOf(singles)} of the {singles.due.toLocaleString('en-GB')} mails to your own people in the last 24 hours were accepted within 10 seconds (to reach: 95 %).
        </p>
      )}
    </>
  );
}

function shareOf({ due, inTime }: Outbox['health']['singles']): string {
  return `${Math.floor((100 * inTime) / due)} %`;
}
