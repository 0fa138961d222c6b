import { Button } from './button.tsx';
import { ButtonLink } from './button-link.tsx';
import { problemMessage } from './problem-message.ts';

/** What stands in the place of a page that could not be loaded: a sentence, a way to try again, and a reference for support. */
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { sentence, requestId, status: told } = problemMessage(error);
  // A page asks for nothing but its address says: what is refused there was never a page.
  const isMistyped = told === 422;
  const status = isMistyped ? 404 : told;
  const title = status === 403 ? 'You cannot see this page' : status === 404 ? 'Not found' : 'This page could not be loaded';
  return (
    <section className="grid max-w-[60ch] justify-items-start gap-3 py-8">
      <title>{`${title} – Kept`}</title>
      <h1 tabIndex={-1} className="page-title">
        {title}
      </h1>
      <p className="text-large text-ink-2" role="alert">
        {isMistyped ? 'There is nothing at this address. It may be mistyped, or cut in two.' : sentence}
      </p>
      {status === 403 || status === 404 ? <ButtonLink to="/">Go to the start page</ButtonLink> : <Button onClick={onRetry}>Try again</Button>}
      {requestId === undefined ? null : <p className="num text-tiny text-ink-3">Reference {requestId}</p>}
    </section>
  );
}
