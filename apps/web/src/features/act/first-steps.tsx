import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { ButtonLink } from '../../ui/button-link.tsx';
import { feedbackQuery } from '../listen/queries.ts';
import { invitationsQuery, membersQuery, sessionQuery, settingsQuery } from '../organisation/queries.ts';

interface Step {
  readonly title: string;
  readonly words: string;
  readonly isDone: boolean;
  readonly ways: readonly { readonly to: string; readonly hash?: string; readonly label: string }[];
}

/** From an empty organisation to the first promise, in the order in which one step needs the other; gone once all are done. */
export function FirstSteps({ triage }: { triage: number }) {
  const steps = useSteps(triage);
  if (steps === undefined || steps.every(({ isDone }) => isDone)) return null;
  return (
    <section aria-labelledby="first-steps" className="grid gap-1 pt-8">
      <h2 id="first-steps" className="text-large font-[620]">First steps</h2>
      <ol className="max-w-[760px]">
        {steps.map((step) => (
          <li key={step.title} className="grid grid-cols-[24px_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 border-b border-line py-4 max-desk:grid-cols-[24px_minmax(0,1fr)]">
            <span className="pt-0.5 text-kept">{step.isDone ? <Check aria-hidden="true" size={18} /> : null}</span>
            <div className="grid gap-0.5">
              <h3 className={step.isDone ? 'text-ink-2' : 'font-[560]'}>
                {step.title}
                {step.isDone ? <span className="sr-only">: done</span> : null}
              </h3>
              {step.isDone ? null : <p className="text-small text-ink-2">{step.words}</p>}
            </div>
            {step.isDone ? null : (
              <div className="flex flex-wrap gap-2 max-desk:col-start-2">
                {step.ways.map(({ label, ...way }) => (
                  <ButtonLink key={label} {...way} size="small">{label}</ButtonLink>
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function useSteps(triage: number): readonly Step[] | undefined {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: settings } = useQuery(settingsQuery);
  const { data: members } = useQuery(membersQuery);
  const { data: invited } = useQuery(invitationsQuery);
  const { data: said } = useInfiniteQuery(feedbackQuery({}));
  if (settings === undefined || members === undefined || invited === undefined || said === undefined) return undefined;
  const isHeard = (said.pages[0]?.total ?? 0) > 0;
  return [
    { title: 'Bring in what customers say', words: 'A file of comments is enough: the column with the texts is found.', isDone: isHeard, ways: [{ to: '/import', label: 'Import a file' }, { to: '/surveys', label: 'Make a survey' }] },
    { title: 'Invite the people who will answer', words: 'Each theme gets one of them and a date.', isDone: members.members.length + invited.invitations.length > 1, ways: [{ to: '/members', label: 'Invite people' }] },
    { title: 'Promise something', words: triage > 0 ? 'Accept a proposal: give it a person and a date.' : 'Themes are proposed once about thirty comments have been read; accept one with a person and a date.', isDone: (session.counts?.actions ?? 0) > 0, ways: [{ to: '/themes', label: 'See the themes' }] },
    { title: 'Say who writes to customers', words: 'Mails carry your postal address; without it none can go out.', isDone: settings.postalAddress !== '', ways: [{ to: '/settings', hash: 'settings-mail', label: 'Give the address' }] },
  ];
}
