import type { Procedure } from './procedure-queries.ts';
import { channelInWords } from '../../listen/customer-words.ts';

/** What may be granted without asking, by channel; a difference between channels is said, since customers compare. */
export function ProcedureGrants({ grants, differ }: { grants: Procedure['grants']; differ: boolean }) {
  if (grants.length === 0) return <p className="text-ink-2">Nothing is granted without asking.</p>;
  return (
    <>
      <dl className="grid gap-2">
        {grants.map(({ channel, text }) => (
          <div key={channel}>
            <dt className="text-tiny text-ink-3">By {channelInWords(channel)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {differ ? <p className="mt-2 font-[560] text-soon">Channels grant different things. Customers compare.</p> : null}
    </>
  );
}
