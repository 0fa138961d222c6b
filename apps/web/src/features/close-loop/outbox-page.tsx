import { mailKinds, mailStates } from '@kept/core/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Select } from '../../ui/select.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { InboundList } from './inbound-list.tsx';
import { MailHealth } from './mail-health.tsx';
import { MailLine } from './mail-line.tsx';
import { MailReader } from './mail-reader.tsx';
import { mailKindWords, mailStateWords } from './mail-words.ts';
import type { Outbox, OutboxView } from './queries.ts';

export interface OutboxPageView extends OutboxView {
  mail?: string | undefined;
  tab?: string | undefined;
  /** Which of the two ways mail goes. */
  box?: 'in' | undefined;
}

interface OutboxPageProps {
  outbox: Outbox;
  view: OutboxPageView;
  timezone: string;
  mayReadAccounts: boolean;
  mayResume: boolean;
  onView: (view: OutboxPageView) => void;
}

const leads = {
  outbox: 'Nothing leaves this machine: no mail provider is set, so mails end here, exactly as they would have gone.',
  resend: 'Mails leave through Resend.',
  smtp: 'Mails leave through your mail server.',
} as const satisfies Record<Outbox['transport'], string>;

/** Mail both ways: what was written to people, and what came in from them and from their servers. */
export function OutboxPage(props: OutboxPageProps) {
  const { outbox, view, timezone, mayResume, onView } = props;
  return (
    <>
      <PageHeader title="Outbox" lead={leads[outbox.transport]} />
      <MailHealth health={outbox.health} timezone={timezone} mayResume={mayResume} />
      <Tabs
        label="Mail"
        chosen={view.box ?? 'out'}
        onChoose={(box) => onView(box === 'in' ? { box } : {})}
        tabs={[
          { value: 'out', label: 'Sent', panel: <Sent {...props} /> },
          { value: 'in', label: 'Came in', panel: <InboundList timezone={timezone} /> },
        ]}
      />
    </>
  );
}

/** Every mail there is, those that were left out and why included, and one of them open beside the list. */
function Sent({ outbox, view, timezone, mayReadAccounts, onView }: OutboxPageProps) {
  const { kind, state } = view;
  const kinds = mailKinds.filter((word) => mayReadAccounts || (word !== 'account' && word !== 'subscription'));
  const clear = () => onView({});
  const isFiltered = kind !== undefined || state !== undefined;
  const empty = isFiltered ? (
    <EmptyState kind="no-match" title="No mail is of this kind and state." onClear={clear} />
  ) : (
    <EmptyState kind="none-yet" title="No mail has been written yet.">
      Invitations, digests, tests and password resets show here as soon as there are any.
    </EmptyState>
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-4">
        <Select label="Kind" name="kind" placeholder="All kinds" value={kind ?? ''} choices={kinds.map((word) => ({ value: word, label: mailKindWords[word] }))} onChange={({ target }) => onView({ state, kind: kinds.find((word) => word === target.value) })} />
        <Select label="State" name="state" placeholder="All states" value={state ?? ''} choices={mailStates.map((word) => ({ value: word, label: mailStateWords[word] }))} onChange={({ target }) => onView({ kind, state: mailStates.find((word) => word === target.value) })} />
      </div>
      {outbox.mails.length === 0 ? (
        empty
      ) : (
        <div className="grid grid-cols-[minmax(260px,2fr)_minmax(0,3fr)] items-start gap-8 max-wide:grid-cols-1">
          <div className={`min-w-0 ${view.mail === undefined ? '' : 'max-wide:hidden'}`}>
            <ul className="border-t border-line-strong">
              {outbox.mails.map((line) => (
                <MailLine key={line.id} line={line} timezone={timezone} isOpen={line.id === view.mail} search={{ ...view, mail: line.id }} />
              ))}
            </ul>
            <div className="mt-4 flex gap-2">
              {view.before === undefined ? null : <Button onClick={() => onView({ kind, state })}>Newest</Button>}
              {outbox.next === null ? null : <Button onClick={() => onView({ kind, state, before: outbox.next ?? undefined })}>Older</Button>}
            </div>
          </div>
          <div className={`min-w-0 ${view.mail === undefined ? 'max-wide:hidden' : ''}`}>
            {view.mail === undefined ? (
              <EmptyState kind="nothing-selected" title="Choose a mail to read it." />
            ) : (
              <>
                <Button size="small" className="mb-4 wide:hidden" onClick={() => onView({ ...view, mail: undefined })}>
                  Back to the list
                </Button>
                <MailReader id={view.mail} timezone={timezone} tab={view.tab} onTab={(tab) => onView({ ...view, tab })} />
              </>
            )}
          </div>
        </div>
      )}
    </>
  );
}
