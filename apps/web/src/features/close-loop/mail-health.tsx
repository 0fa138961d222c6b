import { HeldNotice } from './held-notice.tsx';
import { inTimeWords } from './in-time-words.ts';
import type { Outbox } from './queries.ts';

/** Why mail to customers is held, with the way to let it go, and how fast the last day's mails to one's own people were accepted. */
export function MailHealth({ health: { held, singles }, timezone, mayResume }: { health: Outbox['health']; timezone: string; mayResume: boolean }) {
  return (
    <>
      {held === null ? null : <HeldNotice held={held} timezone={timezone} mayResume={mayResume} />}
      {singles.due === 0 ? null : <p className="num mb-4 text-small text-ink-2">{inTimeWords(singles)}</p>}
    </>
  );
}
