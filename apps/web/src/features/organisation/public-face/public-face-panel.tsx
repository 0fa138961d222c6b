import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { AccentForm } from './accent-form.tsx';
import { DomainForm } from './domain-form.tsx';
import { DomainStanding } from './domain-standing.tsx';
import { accentQuery, domainQuery } from './public-face-queries.ts';

/** How customers meet the organisation: under which name, in which colour. */
export function PublicFacePanel({ timezone }: { timezone: string }) {
  const domain = useQuery(domainQuery);
  const accent = useQuery(accentQuery);
  if (domain.error !== null || accent.error !== null) return <ProblemNotice error={domain.error ?? accent.error} />;
  if (domain.data === undefined || accent.data === undefined) return <Skeleton rows={5} label="Loading the public face" />;
  const own = domain.data.domain;
  return (
    <div className="grid max-w-[620px] gap-10">
      <section aria-labelledby="domain-heading" className="grid gap-4">
        <div className="grid gap-1">
          <h2 id="domain-heading" className="text-row font-[620]">
            Domain
          </h2>
          <p className="text-small text-ink-2">Under a name of your own customers find your public page, surveys, their receipts and the ways out of mail. Nobody signs in there. Feeds and links in earlier mails go on working.</p>
        </div>
        {own === null ? <DomainForm /> : <DomainStanding domain={own} timezone={timezone} />}
      </section>
      <section aria-labelledby="colour-heading" className="grid gap-4 border-t border-line-strong pt-6">
        <div className="grid gap-1">
          <h2 id="colour-heading" className="text-row font-[620]">
            Colour
          </h2>
          <p className="text-small text-ink-2">Rings, buttons and the ground of answers, on customers’ pages and in mails to them. A colour that some could not read is refused.</p>
        </div>
        <AccentForm colours={accent.data} />
      </section>
    </div>
  );
}
