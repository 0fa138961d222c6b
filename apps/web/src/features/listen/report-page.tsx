import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { buttonClass } from '../../ui/button-class.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatLongDay } from '../../ui/format-long-day.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { canBlind, fetchSlip } from './fetch-slip.ts';
import { readKeptSlip, slipName } from './kept-slips.ts';
import { givenSlipsQuery, type SlipRound, slipRoundsQuery } from './slip-queries.ts';

/** An agent's first page: gets the slip of each open round into this browser, and leads to the report, which is filed outside of this session. */
export function ReportPage({ organisationSlug }: { organisationSlug: string }) {
  const form = `/f/${organisationSlug}`;
  const { data: rounds } = useSuspenseQuery(slipRoundsQuery(organisationSlug));
  return (
    <>
      <PageHeader title="What gets in the way?" lead="Say what makes it hard to help customers. It takes twenty seconds, nobody can tell that it was you, and the round gets an answer." />
      {rounds.items.length === 0 ? (
        <EmptyState kind="none-yet" title="No round is open at the moment.">
          Your lead opens one about once a month. Come back then: you get one slip for each.
        </EmptyState>
      ) : (
        <ul className="max-w-[64ch] border-t border-line">
          {rounds.items.map((round) => (
            <RoundSlip key={`${round.id} ${round.kind}`} org={organisationSlug} round={round} />
          ))}
        </ul>
      )}
      <div className="mt-6 grid max-w-[64ch] gap-3 text-ink-2">
        <section aria-labelledby="about-slips" className="grid gap-2">
          <h2 id="about-slips" className="font-[600] text-ink">
            What a slip is
          </h2>
          <p>
            Think of a ballot paper. You show who you are to get one, and it has no name on it. We note that you were given a slip, so that nobody gets two; we cannot tell which one is yours, nor whether you used it.
          </p>
          <p>
            <strong className="font-[560] text-ink">Not protected:</strong> how you write, and what only you can know. While the round is open, whoever runs this server could guess from the order in which slips are fetched and reports come in, so leave a day between the two. The company’s network can see that you opened the page.{' '}
            <a href={`${form}#protected`} target="_blank" rel="noopener" className="text-link">
              All that is kept, and all that is not protected
            </a>
          </p>
        </section>
        <p>
          <a href={`${form}/receipt`} target="_blank" rel="noopener" className="text-link">
            Read what became of a report
          </a>
        </p>
      </div>
    </>
  );
}

function RoundSlip({ org, round }: { org: string; round: SlipRound }) {
  const queryClient = useQueryClient();
  const { data: given } = useSuspenseQuery(givenSlipsQuery);
  const name = slipName(given.memberId, round.id, round.kind);
  const kept = readKeptSlip(name);
  const fetching = useMutation({ mutationFn: () => fetchSlip(org, given.memberId, round), onSettled: () => queryClient.invalidateQueries({ queryKey: ['friction', 'slips'] }) });
  const wasGiven = given.items.some((slip) => slip.roundId === round.id && slip.kind === round.kind);
  const get = (
    <Button variant="primary" isBusy={fetching.isPending} busyLabel="Getting it…" onClick={() => fetching.mutate()}>
      Get my slip
    </Button>
  );
  return (
    <li className="grid justify-items-start gap-3 border-b border-line py-5">
      <div>
        <h2 className="text-large font-[600]">{round.kind === 'report' ? round.prompt : `${round.title}: say “me too”`}</h2>
        <p className="text-small text-ink-2">
          {round.title}, open until {formatLongDay(round.closesOn)}
        </p>
      </div>
      {kept?.used === true ? (
        <p>{round.kind === 'report' ? 'Your slip for this round was used in this browser.' : 'Your “me too” were sent from this browser.'}</p>
      ) : kept?.slip !== undefined ? (
        <>
          <a href={`${round.kind === 'report' ? `/f/${org}` : `/f/${org}/session/${round.id}`}#kept=${encodeURIComponent(name)}`} target="_blank" rel="noopener" className={buttonClass('primary')}>
            {round.kind === 'report' ? 'Report it' : 'Say “me too”'}
          </a>
          <p className="text-small text-ink-2">Your slip is in this browser and stays until you use it. The page opens in a new tab and does not know that you are signed in. Best leave a day between getting the slip and reporting.</p>
        </>
      ) : wasGiven && kept?.asked === undefined ? (
        <p>You were given your slip, but it is not in this browser: it is in the one where you asked for it. If it is gone, ask your lead for a printed one. A second is never given, or one person could report twice.</p>
      ) : canBlind() ? (
        get
      ) : (
        <p>This page was opened without https, and without it a browser cannot get a slip that nobody sees. Ask your lead for a printed one, or open Kept over https.</p>
      )}
      <ProblemNotice error={fetching.error} />
    </li>
  );
}
