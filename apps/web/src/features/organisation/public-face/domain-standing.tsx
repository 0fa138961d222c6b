import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import { BreakableAddress } from '../../../ui/breakable-address.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyLink } from '../../../ui/copy-link.tsx';
import { formatInstant } from '../../../ui/format-instant.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { settingsQuery } from '../queries.ts';
import { domainQuery, type OwnDomain } from './public-face-queries.ts';

interface DomainStandingProps {
  domain: OwnDomain;
  timezone: string;
}

/** How a domain stands: the record that proves it, what the last look found, and where it leads once it is in use. */
export function DomainStanding({ domain, timezone }: DomainStandingProps) {
  const { check, remove } = useDomainDeeds(domain.host);
  const { state, problem, lookedAt, endsAt, proof, url, host } = domain;
  return (
    <div className="grid gap-4">
      <p className="text-large break-words">
        {state === 'waiting' ? (
          <span className="font-[560]">{host}</span>
        ) : (
          <a href={url} target="_blank" rel="noopener" className="text-link">
            <BreakableAddress address={url} />
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
        )}
      </p>
      <p role="status" className={state === 'in_use' ? 'font-[560]' : 'font-[560] text-soon'}>
        {stateWords[state]}
        {endsAt === null ? '' : ` It ends ${formatInstant(endsAt, timezone)} unless the record is back.`}
      </p>
      {problem === null ? null : <p className="border-s-[3px] border-late ps-3">{problem}</p>}
      {state === 'in_use' ? null : <ProofRecord proof={proof} host={host} />}
      <p className="num text-small text-ink-2">{lookedAt === null ? 'Nobody has looked yet; Kept looks once a day.' : `Last looked ${formatInstant(lookedAt, timezone)}; Kept looks once a day.`}</p>
      <ProblemNotice error={check.error ?? remove.error} />
      <div className="flex flex-wrap gap-2">
        <Button variant={state === 'in_use' ? 'plain' : 'primary'} isBusy={check.isPending} busyLabel="Looking…" onClick={() => check.mutate()}>
          Check now
        </Button>
        <Button isBusy={remove.isPending} busyLabel="Removing…" onClick={() => remove.mutate()}>
          Remove the domain
        </Button>
      </div>
    </div>
  );
}

const stateWords = {
  waiting: 'Not proven yet. Nothing is shown there.',
  in_use: 'In use. Mails to customers lead there.',
  ending: 'In use, but its record is gone.',
  removed: 'Removed.',
} as const satisfies Record<OwnDomain['state'], string>;

function ProofRecord({ proof, host }: Pick<OwnDomain, 'proof' | 'host'>) {
  return (
    <div className="grid gap-3">
      <p>Where the names of your domain are kept, add this record, and point {host} at the address Kept is opened under.</p>
      <dl className="grid gap-3 border-y border-line py-3 text-small">
        <Part name="Kind" value="TXT" />
        <Part name="Name" value={proof.name} canCopy />
        <Part name="Text" value={proof.text} canCopy />
      </dl>
    </div>
  );
}

function Part({ name, value, canCopy = false }: { name: string; value: string; canCopy?: boolean }) {
  return (
    <div className="grid grid-cols-[64px_minmax(0,1fr)_auto] items-center gap-3">
      <dt className="text-ink-2">{name}</dt>
      <dd className="font-mono break-all">{value}</dd>
      {canCopy ? <dd><CopyLink url={value} label="Copy" about={`the record’s ${name.toLowerCase()}`} /></dd> : null}
    </div>
  );
}

function useDomainDeeds(host: string) {
  const client = useQueryClient();
  const show = (answer: { domain: OwnDomain | null }) => {
    client.setQueryData(domainQuery.queryKey, answer);
    void client.invalidateQueries({ queryKey: settingsQuery.queryKey, exact: true });
  };
  const restore = useMutation({ mutationFn: () => parseResponse(api.settings.domain.restoration.$post()), onSuccess: show });
  const check = useMutation({
    mutationFn: () => parseResponse(api.settings.domain.check.$post()),
    onSuccess: (answer) => {
      show(answer);
      showToast({ message: answer.domain?.state === 'in_use' ? `${host} is yours and in use.` : 'The record was not found yet.' });
    },
  });
  const remove = useMutation({
    mutationFn: () => parseResponse(api.settings.domain.$delete()),
    onSuccess: (answer) => {
      show(answer);
      showToast({ message: `${host} is removed.`, undo: () => restore.mutate() });
    },
  });
  return { check, remove };
}
