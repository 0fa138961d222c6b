import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useActions } from '../../app-shell/use-actions.ts';
import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatLongDay } from '../../ui/format-long-day.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { AnswerRoundDialog } from './answer-round-dialog.tsx';
import { NewRoundDialog } from './new-round-dialog.tsx';
import { PrintSlipsDialog } from './print-slips-dialog.tsx';
import { PrintedSlips } from './printed-slips.tsx';
import type { FrictionRound } from './queries.ts';
import type { DrawnPapers } from './slip-queries.ts';

interface FrictionPageProps {
  rounds: readonly FrictionRound[];
  /** Where agents file their reports. */
  url: string;
  mayWrite: boolean;
}

const stateWords = { planned: 'Planned', open: 'Open', closed: 'Closed, not opened yet', released: 'Opened' } as const satisfies Record<FrictionRound['state'], string>;

/** Friction rounds: when agents report what gets in their way, and what the answer was. */
export function FrictionPage({ rounds, url, mayWrite }: FrictionPageProps) {
  const [isMaking, setMaking] = useState(false);
  const [answering, setAnswering] = useState<FrictionRound>();
  const [printing, setPrinting] = useState<FrictionRound>();
  const [papers, setPapers] = useState<DrawnPapers>();
  useActions(mayWrite ? [{ id: 'open-round', label: 'Open a round', group: 'Friction', words: 'new session agents', run: () => setMaking(true) }] : []);
  const make = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      Open a round
    </Button>
  );
  if (papers !== undefined) return <PrintedSlips papers={papers} onLeave={() => setPapers(undefined)} />;
  return (
    <>
      <PageHeader title="Friction" lead="Agents say what makes it hard to help customers, without being identifiable: no name, no address, no time is kept." actions={mayWrite && rounds.length > 0 ? make : undefined} />
      {rounds.length === 0 ? (
        <EmptyState kind="none-yet" title="There has been no round yet." action={mayWrite ? make : undefined}>
          A round has a question and a week or so to answer it. Each agent gets one slip, which nobody can trace; the reports are opened together after it has closed, never fewer than five at a time.
        </EmptyState>
      ) : (
        <>
          <p className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink-2">
            <span>
              Reports are filed at{' '}
              <a href={new URL(url).pathname} className="text-link text-ink">
                <BreakableAddress address={url} />
              </a>
            </span>
            <CopyLink url={url} about="the page for reports" />
          </p>
          <ul className="max-w-[78ch] border-t border-line">
            {rounds.map((round) => (
              <RoundRow key={round.id} round={round} mayWrite={mayWrite} onAnswer={() => setAnswering(round)} onPrint={() => setPrinting(round)} />
            ))}
          </ul>
        </>
      )}
      {isMaking ? <NewRoundDialog onClose={() => setMaking(false)} /> : null}
      {answering === undefined ? null : <AnswerRoundDialog round={answering} onClose={() => setAnswering(undefined)} />}
      {printing === undefined ? null : (
        <PrintSlipsDialog
          round={printing}
          onDrawn={(drawn) => {
            setPrinting(undefined);
            setPapers(drawn);
          }}
          onClose={() => setPrinting(undefined)}
        />
      )}
    </>
  );
}

function RoundRow({ round, mayWrite, onAnswer, onPrint }: { round: FrictionRound; mayWrite: boolean; onAnswer: () => void; onPrint: () => void }) {
  const isOver = round.state === 'closed' || round.state === 'released';
  return (
    <li className="grid gap-2 border-b border-line py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-large font-[600]">
          <Link to="/friction/$id" params={{ id: round.id }} className="text-link text-ink">
            {round.title}
          </Link>
        </h2>
        <p className="num text-small text-ink-2">
          {stateWords[round.state]}, {formatLongDay(round.opensOn)} to {formatLongDay(round.closesOn)}
        </p>
      </div>
      <p className="text-ink-2">{round.prompt}</p>
      {isOver ? <p className="num text-small text-ink-2">{round.reports === null ? 'Fewer than five reports: no count is shown.' : `${round.reports.toLocaleString('en-GB')} reports`}</p> : null}
      {round.answer === null ? null : <p className="border-s-[3px] border-kept ps-3 whitespace-pre-line">{round.answer}</p>}
      {!isOver && mayWrite ? (
        <div>
          <Button size="small" onClick={onPrint}>
            Print slips
          </Button>
        </div>
      ) : null}
      {isOver && mayWrite ? (
        <div>
          <Button size="small" onClick={onAnswer}>
            {round.answer === null ? 'Answer the round' : 'Change the answer'}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
