import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { demoQuery } from './queries.ts';
import { openStep } from './open-step.ts';

/** The bar of "Follow Maria's complaint" at the foot of a page: which step this is, what it shows, whose eyes it is seen with, back and next. */
export function GuidedThread({ number }: { number: number }) {
  const { data: demo } = useQuery(demoQuery);
  const go = useMutation({ mutationFn: (next: number) => openStep(demo?.thread ?? [], next), meta: { mayBeSignedOut: true } });
  const step = demo?.thread[number - 1];
  if (demo === undefined || step === undefined) return null;
  const count = demo.thread.length;
  return (
    <aside aria-label="Follow Maria’s complaint" className="sticky bottom-0 z-10 -mx-12 mt-16 -mb-16 border-t-2 border-kept bg-surface px-12 py-3 max-desk:-mx-4 max-desk:px-4">
      <div className="flex items-center gap-8 max-desk:grid max-desk:gap-3">
        <p className="min-w-0 flex-1 text-small">
          <span className="num text-ink-2">
            {number} of {count}
          </span>{' '}
          <b className="font-[620]">{step.title}.</b> {step.sentence} <span className="text-ink-2">Seen as {step.seenAs}.</span>
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
    </aside>
  );
}
