import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AudienceCount } from './audience/audience-count.tsx';
import { AudienceForm } from './audience/audience-form.tsx';
import { LeftOutList } from './audience/left-out-list.tsx';
import { choicesQuery, type LeftOutView } from './audience/queries.ts';
import type { Counted } from './audience/use-audience.ts';
import { rulesWords } from './audience/rules-words.ts';
import { CountTable } from './count-table.tsx';
import { leftOutReasons } from './left-out-reasons.ts';
import type { Digest } from './queries.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

interface DigestAudienceProps {
  digest: Digest;
  counted: Counted;
  deeds: DigestDeeds;
  canChange: boolean;
  /** Whether names may be shown to whoever looks. */
  mayName: boolean;
  view: LeftOutView;
  onView: (view: LeftOutView) => void;
}

/** Who gets a digest and who does not, and why; chosen by rules until it is scheduled. */
export function DigestAudience({ digest, counted, deeds, canChange, mayName, view, onView }: DigestAudienceProps) {
  return (
    <>
      <div className="grid items-start gap-x-14 wide:grid-cols-[minmax(0,64ch)_minmax(0,420px)]">
        <div>{canChange && digest.edition === 0 ? <AudienceForm key={digest.version} digest={digest} counted={counted} deeds={deeds} /> : <Chosen digest={digest} counted={counted} />}</div>
        <div>
          {counted.audience === undefined && counted.isCounting ? <div className="mt-6 max-w-[420px]"><Skeleton rows={6} label="Counting who is left out" /></div> : null}
          {counted.audience === undefined ? null : <CountTable caption="Left out, and why" rows={leftOutReasons(counted.audience)} />}
        </div>
      </div>
      {mayName ? <LeftOutList digest={digest} audience={counted.audience} view={view} onView={onView} /> : null}
    </>
  );
}

/** What was chosen, where it can be changed no more. */
function Chosen({ digest, counted }: { digest: Digest; counted: Counted }) {
  const rules = digest.audienceRules;
  const choices = useQuery({ ...choicesQuery, enabled: rules !== null });
  const titleOf = (id: string) => choices.data?.themes.find((theme) => theme.id === id)?.title ?? 'a theme that is put aside';
  return (
    <>
      <AudienceCount counted={counted} />
      <p className="mt-2 max-w-[64ch] text-small text-ink-2">{meantFor(digest)} Whoever unsubscribes before their mail leaves is left out then.</p>
      {rules === null ? null : (
        <>
          <p className="mt-4 text-small">Of them, whoever meets {rules.match === 'all' ? 'all' : 'any'} of these rules:</p>
          <ul className="mt-1 max-w-[64ch] list-disc ps-5 text-small">
            {rulesWords(rules, titleOf).map((words) => (
              <li key={words} className="first-letter:uppercase">{words}</li>
            ))}
          </ul>
        </>
      )}
      {digest.controlPercent === 0 ? null : <p className="mt-4 max-w-[64ch] text-small">{digest.controlPercent} % of those without a point of their own are held back, drawn by lot, and told with the next digest.</p>}
    </>
  );
}

function meantFor({ edition }: Digest): string {
  return edition === 0 ? 'It is meant for everybody who had told you something when it was made, and who asked for your news.' : 'A correction goes to everybody who got what it corrects.';
}
