import type { SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { countWords } from '../../ui/count-words.ts';
import { useSettled } from '../understand/use-settled.ts';
import { type SendingPreviewAnswer, sendingPreviewQuery } from './queries.ts';

const restMilliseconds = 400;

/** Whom the rules on the page, saved or not, would have asked lately, rule by rule. */
export function SendingPreview({ id, plan }: { id: string; plan: SendingPlan }) {
  const written = useSettled(JSON.stringify(plan), restMilliseconds);
  const { data, error } = useQuery({ ...sendingPreviewQuery(id, written), placeholderData: keepPreviousData, retry: false });
  return (
    <section aria-labelledby="sending-preview" className="grid gap-1.5 border-s-[3px] border-line-strong ps-4 text-small">
      <h3 id="sending-preview" className="font-[600]">Whom these rules would ask</h3>
      <div aria-live="polite" className="grid gap-1.5 text-ink-2">
        {error !== null ? <p>Mend the rules to see it.</p> : data === undefined ? <p>Counting…</p> : <PreviewLines preview={data} />}
      </div>
    </section>
  );
}

function PreviewLines({ preview: { about, looked, asked, rules, days, isPart, reasons } }: { preview: SendingPreviewAnswer }) {
  const among = about === 'customers' ? 'customers of today' : `contacts of the last ${days} days`;
  if (looked === 0) return <p>{about === 'customers' ? 'There are no customers yet.' : `No contact has ended in the last ${days} days.`}</p>;
  const none = reasons.find(({ code }) => code === 'no_rule')?.n ?? 0;
  return (
    <>
      <p className="text-ink">{`${asked.toLocaleString('en-GB')} of ${isPart ? 'the latest ' : ''}${looked.toLocaleString('en-GB')} ${among}, before the mail budget and what people chose.`}</p>
      <ul className="num">
        {rules.map(({ key, name, fits, asked: by }) => (
          <li key={key} className="break-words">{`${name === '' ? 'Without a name' : name}: fits ${fits.toLocaleString('en-GB')}, asks ${by.toLocaleString('en-GB')}`}</li>
        ))}
        {none === 0 ? null : <li>{`No rule fits ${countWords(none, about === 'customers' ? 'customer' : 'contact', about)}.`}</li>}
      </ul>
    </>
  );
}
