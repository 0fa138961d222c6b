import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { demoQuery } from './queries.ts';
import { openStep } from './open-step.ts';

/** The bar of "Follow Maria's complaint" at the foot of a page: which step this is, what it shows, whose eyes it is seen with, back and next. */
export function GuidedThread({ number, isInShell = true }: { number: number; isInShell?: boolean }) {
  const { data: demo } = useQuery(demoQuery);
  const go = useMutation({ mutationFn: (next: number) => openStep(demo?.thread ?? [], next), meta: { mayBeSignedOut: true } });
  const step = demo?.thread[number - 1];
  if (demo === undefined || step === undefined) return null;
  const count = demo.thread.length;
  return (
    <aside aria-label="Follow Maria’s complaint">
      {/* What lies beneath the bar can be scrolled free of it. */}
      <div className="h-24 max-desk:h-44" />
      <div className={`fixed end-0 bottom-0 z-10 border-t-2 border-kept bg-surface py-3 ${isInShell ? 'start-[216px] px-12 max-desk:start-0' : 'start-0 px-12'} max-desk:px-4`}>
      <div className="mx-auto flex max-w-[1084px] items-center gap-8 max-desk:grid max-desk:gap-3">
        <p className="min-w-0 flex-1 text-small">
          <span className="num text-ink-2">
            {number} of {count}
          </span>{' '}
          <b className="font-[620]">{step.title}.</b> {isInShell ? step.sentence : null} <span className="text-ink-2">Seen as {step.seenAs}.</span>
        </p>
        <div className="flex items-center gap-2">
          <Button size="small" isBusy={go.isPending} onClick={() => (number === 1 ? window.location.assign('/sign-in') : go.mutate(number - 1))}>
            Back
          </Button>
          {number === count ? (
            <ButtonLink to="/sign-in" size="small" variant="primary">
              Finish
            </ButtonLink>
          ) : (
            <Button size="small" variant="primary" isBusy={go.isPending} onClick={() => go.mutate(number + 1)}>
              Next: {demo.thread[number]?.title.toLowerCase()}
            </Button>
          )}
        </div>
      </div>
      {go.error === null ? null : <ProblemNotice error={go.error} />}
      </div>
    </aside>
  );
}
