import { buttonClass } from '../../ui/button-class.ts';
import { PageHeader } from '../../ui/page-header.tsx';

/** An agent's first page: the way to the report, which is filed outside of this session so that nobody can tell whose it was. */
export function ReportPage({ organisationSlug }: { organisationSlug: string }) {
  const form = `/f/${organisationSlug}`;
  return (
    <>
      <PageHeader title="What gets in the way?" lead="Say what makes it hard to help customers. It takes twenty seconds, and the round gets an answer." />
      <div className="grid max-w-[58ch] justify-items-start gap-4">
        <a href={form} target="_blank" rel="noopener" className={buttonClass('primary')}>
          Report it
        </a>
        <p className="text-ink-2">You need your team’s code for this round. The page opens in a new tab and does not know that you are signed in: your words, how often and the step are kept, with your team, and nothing else.</p>
        <p>
          <a href={`${form}/receipt`} target="_blank" rel="noopener" className="text-link">
            Read what became of a report
          </a>
        </p>
      </div>
    </>
  );
}
