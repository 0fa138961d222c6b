import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../ui/format-day.ts';
import { originWords } from '../understand/vocabulary-words.ts';
import { type CustomerContext, type RouteHint, routeHintQuery } from './customer-queries.ts';
import { channelInWords, endWords, levelWords } from './customer-words.ts';

/** What would help this customer, how hard the story is and why, and who helped last: facts about the story, never marks for people. */
export function CustomerHelp({ context: { customer, nextSteps, reasons, procedures } }: { context: CustomerContext }) {
  const { data: hint } = useSuspenseQuery(routeHintQuery(customer.id));
  return (
    <section id="help" aria-labelledby="help-heading" className="mb-10 scroll-mt-24">
      <h2 id="help-heading" className="mb-2.5 text-row font-[620]">
        What would help
      </h2>
      {nextSteps.length === 0 ? (
        <p className="text-ink-2">Nothing is waiting for them.</p>
      ) : (
        <ol className="grid max-w-[70ch] list-decimal gap-2 ps-5 marker:text-ink-3">
          {nextSteps.map(({ kind, sentence }) => (
            <li key={`${kind} ${sentence}`} className={`break-words ps-1 ${kind === 'call_back' || kind === 'say_it_is_late' ? 'font-[560] text-late' : ''}`}>
              {sentence}
            </li>
          ))}
        </ol>
      )}
      <ApplyingProcedures procedures={procedures} />
      <dl className="mt-5 grid gap-x-10 gap-y-4 border-t border-line pt-4 text-small grid-cols-2 max-desk:grid-cols-1 [&_dt]:text-tiny [&_dt]:text-ink-3">
        <div>
          <dt>The story</dt>
          <dd className="font-[560]">{levelWords[hint.story.level]}</dd>
          {hint.story.because.map(({ fact, sentence }) => (
            <dd key={fact} className="text-ink-2">
              {sentence}
            </dd>
          ))}
        </div>
        <div>
          <dt>Helped last by</dt>
          <Helped hint={hint} />
        </div>
        {reasons.length === 0 ? null : (
          <div className="col-span-2 max-desk:col-span-1">
            <dt>What brings them, and where it begins</dt>
            {reasons.map(({ driver, origin, contacts }) => (
              <dd key={driver}>
                {`${driver}, ${contacts === 1 ? 'once' : `${contacts} times`}`}
                <span className="text-ink-2">{origin === null ? ', not traced yet' : `, begins with ${originWords[origin].toLowerCase()}`}</span>
              </dd>
            ))}
          </div>
        )}
      </dl>
      <p className="mt-3 text-tiny text-ink-3">{hint.rule}</p>
    </section>
  );
}

/** How it is done here for what brings them; the latest reason’s is open. */
function ApplyingProcedures({ procedures }: Pick<CustomerContext, 'procedures'>) {
  if (procedures.length === 0) return null;
  return (
    <div className="mt-5 border-t border-line pt-4 text-small">
      <h3 className="text-tiny text-ink-3">How it is done here</h3>
      {procedures.map(({ id, title, driver, steps, grants, grantsDiffer }, at) => (
        <details key={`${id} ${driver}`} open={at === 0} className="mt-1.5">
          <summary className="min-h-6 cursor-pointer">
            <span className="font-[560]">{title}</span>
            <span className="text-ink-2">{`, for “${driver}”`}</span>
          </summary>
          {steps.length === 0 ? null : (
            <ol className="mt-1.5 grid max-w-[66ch] list-decimal gap-1 ps-9 marker:text-kept">
              {steps.map((step) => (
                <li key={step} className="break-words">
                  {step}
                </li>
              ))}
            </ol>
          )}
          {grants.length === 0 ? null : <p className="mt-1.5 ps-4 text-ink-2">{`Without asking: ${grants.map(({ channel, text }) => `${text} by ${channelInWords(channel)}`).join('; ')}.${grantsDiffer ? ' Channels differ.' : ''}`}</p>}
          <Link to="/procedures/$id" params={{ id }} className="text-link ms-4 inline-block min-h-6">
            Read it all
          </Link>
        </details>
      ))}
    </div>
  );
}

function Helped({ hint: { lastHelped, lastResolved } }: { hint: RouteHint }) {
  if (lastHelped === null) return <dd className="text-ink-2">Nobody yet</dd>;
  const isOther = lastResolved !== null && lastResolved.contactId !== lastHelped.contactId;
  return (
    <>
      <HelpedLine helped={lastHelped} />
      {isOther ? (
        <>
          <dt className="mt-2">Resolved last by</dt>
          <HelpedLine helped={lastResolved} />
        </>
      ) : null}
    </>
  );
}

function HelpedLine({ helped: { agentRef, team, channel, at, end, cause } }: { helped: NonNullable<RouteHint['lastHelped']> }) {
  return (
    <>
      <dd className="font-[560] break-words">{[agentRef, team].filter((part) => part !== null).join(', ')}</dd>
      <dd className="num text-ink-2">{`${formatDay(at.slice(0, 10))}, by ${channelInWords(channel)}: ${endWords[end]}${cause === null ? '' : ` (${cause})`}`}</dd>
    </>
  );
}
