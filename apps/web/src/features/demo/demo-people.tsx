import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { peopleByRole } from './people-by-role.ts';
import { type Demo, demoQuery, type DemoPerson, enterAs } from './queries.ts';
import { openStep } from './open-step.ts';

/** The people of the demo world, each one click away, and the way into the guided thread; nothing where there is no demo world. */
export function DemoPeople({ onSignedIn }: { onSignedIn: () => void }) {
  const { data: demo } = useQuery(demoQuery);
  const enter = useMutation({ mutationFn: (person: DemoPerson) => enterAs(person.memberId), onSuccess: onSignedIn, meta: { mayBeSignedOut: true } });
  const follow = useMutation({ mutationFn: (thread: Demo['thread']) => openStep(thread, 1), meta: { mayBeSignedOut: true } });
  if (demo === undefined || (!demo.available && demo.loading === null)) return null;
  const hasThemes = demo.loading === null || demo.loading.step === 'year' || demo.loading.step === 'story';
  return (
    <section aria-labelledby="demo-people-title">
      <h2 id="demo-people-title" className="mb-2 text-heading font-[620] tracking-[-0.015em]">
        Look around as somebody
      </h2>
      <p className="mb-5 max-w-[58ch] text-ink-2">Northlight Energy is invented: a year of its customers’ words, and thirteen people who answer for them. Nothing leaves this machine.</p>
      {demo.loading === null ? null : <Laying loading={demo.loading} />}
      {demo.thread.length === 0 ? null : (
        <Button variant="primary" className="mb-6" isBusy={follow.isPending} onClick={() => follow.mutate(demo.thread)}>
          Follow Maria’s complaint
        </Button>
      )}
      {hasThemes ? <Roles people={demo.people} busyId={enter.isPending ? enter.variables.memberId : undefined} onEnter={(person) => enter.mutate(person)} /> : null}
      {enter.error === null && follow.error === null ? null : <ProblemNotice error={enter.error ?? follow.error} />}
    </section>
  );
}

/** What is being laid, as a bar; the people can be met once there are themes to see. */
function Laying({ loading }: { loading: NonNullable<Demo['loading']> }) {
  return (
    <output className="mb-6 block max-w-[58ch]">
      <Progress label={`${loading.words} …`} done={Math.round(loading.share * 100)} total={100} unit="%" />
    </output>
  );
}

interface RolesProps {
  people: readonly DemoPerson[];
  busyId: string | undefined;
  onEnter: (person: DemoPerson) => void;
}

function Roles({ people, busyId, onEnter }: RolesProps) {
  return (
    <dl className="border-b border-line">
      {peopleByRole(people).map(({ role, name, people: own }) => (
        <div key={role} className="grid grid-cols-[112px_minmax(0,1fr)] border-t border-line py-1.5 max-desk:grid-cols-1 max-desk:py-2.5">
          <dt className="py-1.5 text-small text-ink-2">{name}</dt>
          <dd className="grid grid-cols-2 items-start items-start max-desk:grid-cols-1">
            {own.map((person) => (
              <button key={person.memberId} type="button" className="rounded-field px-2 py-1.5 text-start hover:bg-hover max-desk:-mx-2" aria-busy={busyId === person.memberId || undefined} onClick={() => onEnter(person)}>
                <span className="block font-[560] leading-tight">{person.name}</span>
                <span className="block text-small text-ink-2">{person.job}</span>
              </button>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
