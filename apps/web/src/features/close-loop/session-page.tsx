import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { DecidePointDialog } from './decide-point-dialog.tsx';
import { SessionPointItem } from './session-point-item.tsx';
import type { FrictionSession } from './session-queries.ts';
import { agendaToCome, sessionLead } from './session-words.ts';

interface SessionPageProps {
  session: FrictionSession;
  mayWrite: boolean;
  mayReadThemes: boolean;
  /** The point whose outcome is being written. */
  deciding: string | undefined;
  onDecide: (point: string | undefined) => void;
}

/** A friction session for product, operations and leadership: what agents report, what customers say of the same, and what comes of it. Prints as one page. */
export function SessionPage({ session, mayWrite, mayReadThemes, deciding, onDecide }: SessionPageProps) {
  const point = session.points.find(({ id }) => id === deciding);
  const mayDecide = mayWrite && session.state !== 'shared';
  return (
    <>
      <SessionHeader session={session} mayShare={mayDecide} />
      {session.points.length === 0 ? (
        <EmptyState kind="none-yet" title={['reporting', 'waiting', 'opened'].includes(session.state) ? 'There is no agenda yet.' : 'This session has no agenda.'}>
          {agendaToCome(session)}
        </EmptyState>
      ) : (
        <ol className="max-w-[86ch] border-t border-line">
          {session.points.map((each) => (
            <SessionPointItem key={each.id} point={each} mayReadThemes={mayReadThemes} onDecide={mayDecide ? () => onDecide(each.id) : undefined} />
          ))}
        </ol>
      )}
      <p className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink-2">
        <span>
          The agents’ page, also as a poster:{' '}
          <a href={new URL(session.url).pathname} className="text-link text-ink">
            <BreakableAddress address={session.url} />
          </a>
        </span>
        <CopyLink url={session.url} about="the agents’ page" />
      </p>
      {point === undefined || !mayDecide ? null : <DecidePointDialog key={point.id} point={point} onClose={() => onDecide(undefined)} />}
    </>
  );
}

function SessionHeader({ session, mayShare }: { session: FrictionSession; mayShare: boolean }) {
  const queryClient = useQueryClient();
  const share = useMutation({
    mutationFn: () => parseResponse(api.friction.rounds[':id'].results.$post({ param: { id: session.id } })),
    onSuccess: async ({ mails }) => {
      await queryClient.invalidateQueries({ queryKey: ['friction'] });
      showToast({ message: mails === 0 ? 'The results are shared.' : `The results are shared, and mailed to ${countWords(mails, 'person', 'people')}.` });
    },
  });
  const over = (
    <Link to="/friction" className="text-link">
      Friction
    </Link>
  );
  const actions = session.points.length === 0 ? undefined : (
    <>
      <Button className="print:hidden" onClick={() => print()}>
        Print
      </Button>
      {mayShare ? (
        <Button variant="primary" className="print:hidden" isBusy={share.isPending} busyLabel="Sharing…" onClick={() => share.mutate()}>
          Share the results
        </Button>
      ) : null}
    </>
  );
  return (
    <>
      <PageHeader title={`${session.title}: friction session`} over={over} lead={<p className="max-w-[78ch]">{sessionLead(session)}</p>} actions={actions} />
      <ProblemNotice error={share.error} />
    </>
  );
}
