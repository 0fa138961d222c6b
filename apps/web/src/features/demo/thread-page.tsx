import { useQuery } from '@tanstack/react-query';
import { PlainPage } from '../../app-shell/plain-page.tsx';
import { buttonClass } from '../../ui/button-class.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { GuidedThread } from './guided-thread.tsx';
import { demoQuery } from './queries.ts';

/** A step of the thread whose page belongs to a customer: it opens in a window of its own, and this one waits. */
export function ThreadPage({ number }: { number: number }) {
  const { data: demo, isPending } = useQuery(demoQuery);
  const step = demo?.thread[number - 1];
  if (isPending) return <PlainPage>{null}</PlainPage>;
  if (step === undefined) {
    return (
      <PlainPage>
        <EmptyState kind="none-yet" title="There is no thread to follow here." action={<ButtonLink to="/sign-in">To the sign-in page</ButtonLink>}>
          It belongs to the demo world, which is offered on its own machine only.
        </EmptyState>
      </PlainPage>
    );
  }
  return (
    <PlainPage width="wide">
      <title>{`${step.title} – Kept`}</title>
      <p className="mb-2 text-ink-2">Follow Maria’s complaint</p>
      <h1 className="page-title mb-4">{step.title}</h1>
      <p className="mb-6 max-w-[58ch]">{step.sentence}</p>
      <p className="mb-3">
        <a href={step.path} target="_blank" rel="noopener" className={buttonClass('primary')}>
          Open {step.title.toLowerCase()}
        </a>
      </p>
      <p className="max-w-[58ch] text-small text-ink-2">It opens in a new tab, as Maria sees it: a plain page without sign-in. Come back here for the next step.</p>
      <GuidedThread number={number} isInShell={false} />
    </PlainPage>
  );
}
