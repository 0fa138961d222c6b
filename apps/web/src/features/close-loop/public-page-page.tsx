import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Textarea } from '../../ui/textarea.tsx';

interface PublicPagePageProps {
  url: string;
  isPublished: boolean;
  mayChange: boolean;
}

/** Where anybody can read what customers said and what was done: its address, and whether it is published at all. */
export function PublicPagePage({ url, isPublished, mayChange }: PublicPagePageProps) {
  return (
    <>
      <PageHeader title="Public page" lead="“You said, we did”, for anybody who has the address, without signing in. Nobody can be recognised on it." />
      {isPublished ? (
        <section aria-label="Its address" className="grid max-w-[70ch] gap-4 border-t border-line-strong pt-5">
          <p className="text-large">
            <a href={url} target="_blank" rel="noopener" className="text-link">
              <BreakableAddress address={url} />
              <span className="sr-only"> (opens in a new tab)</span>
            </a>
          </p>
          <p className="flex flex-wrap gap-2">
            <CopyLink url={url} about="the public page" size="usual" variant="primary" />
          </p>
          <Textarea label="As a block on your own site" readOnly rows={2} value={`<iframe src="${url}/embed" title="You said, we did" style="width:100%;height:560px;border:0"></iframe>`} onFocus={(event) => event.currentTarget.select()} />
          <p>
            For feed readers <BreakableAddress address={`${url}/feed.atom`} />, as data <BreakableAddress address={`${url}/data.json`} />.
          </p>
          <p className="text-ink-2">It is written anew each time somebody opens it: what you mark done, block or decline stands there within a minute, late promises too. Put the link into your mails, receipts and chats.</p>
        </section>
      ) : (
        <EmptyState kind="none-yet" title="The public page is not published." action={mayChange ? <ButtonLink to="/settings">Open the settings</ButtonLink> : undefined}>
          Its address answers with “not found” until an administrator publishes it in the settings.
        </EmptyState>
      )}
    </>
  );
}
