import { Suspense, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ThemeSections } from '../act/theme-sections.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerHelp } from './customer-help.tsx';
import { CustomerHistory } from './customer-history.tsx';
import type { CustomerContext } from './customer-queries.ts';
import { CustomerThemes } from './customer-themes.tsx';
import { CustomerWishes } from './customer-wishes.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { useExport } from './use-export.ts';

interface CustomerPageProps {
  context: CustomerContext;
  /** The contact whose transcript is open. */
  contactId: string | undefined;
  may: { write: boolean; erase: boolean; readThemes: boolean };
  currency: string;
  onContact: (id: string | undefined) => void;
  onErased: () => Promise<void>;
}

/** One customer: what would help and what was promised first, then the whole history over every channel; who they are and what they want to hear beside it. */
export function CustomerPage({ context, contactId, may, currency, onContact, onErased }: CustomerPageProps) {
  const { customer, openThemes, otherThemes, timezone } = context;
  const [isErasing, setErasing] = useState(false);
  const exporting = useExport(customer);
  const called = customer.name ?? customer.email ?? customer.externalId;
  const themes = openThemes.length + otherThemes.length;
  return (
    <>
      <PageHeader
        title={called}
        over={customer.externalId === called ? 'Customer' : `Customer · ${customer.externalId}`}
        lead={<CustomerLead context={context} />}
        actions={
          may.erase ? (
            <>
              <Button onClick={() => exporting.mutate()} isBusy={exporting.isPending} busyLabel="Gathering…">
                Export as JSON
              </Button>
              <Button variant="danger" onClick={() => setErasing(true)}>
                Erase…
              </Button>
            </>
          ) : undefined
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)_286px] gap-12 max-wide:grid-cols-[minmax(0,1fr)_240px] max-wide:gap-8 max-desk:grid-cols-1">
        <div className="min-w-0">
          <ThemeSections sections={[{ id: 'help', label: 'What would help' }, { id: 'themes', label: 'Themes', count: themes }, { id: 'history', label: 'History' }]} />
          <Suspense fallback={<Skeleton rows={4} />}>
            <CustomerHelp context={context} />
          </Suspense>
          <CustomerThemes open={openThemes} others={otherThemes} mayRead={may.readThemes} />
          <Suspense fallback={<Skeleton rows={8} />}>
            <CustomerHistory customerId={customer.id} timezone={timezone} contactId={contactId} onContact={onContact} mayReadThemes={may.readThemes} />
          </Suspense>
        </div>
        <aside aria-label="Who they are" className="grid content-start gap-8 border-s border-line ps-6 max-desk:border-s-0 max-desk:border-t max-desk:ps-0 max-desk:pt-6">
          <CustomerFacts context={context} currency={currency} />
          <Suspense fallback={<Skeleton rows={4} />}>
            <CustomerWishes customerId={customer.id} timezone={timezone} mayNote={may.write} />
          </Suspense>
        </aside>
      </div>
      <EraseDialog isOpen={isErasing} customer={{ id: customer.id, called }} onClose={() => setErasing(false)} onErased={onErased} />
    </>
  );
}

function CustomerLead({ context: { lastContacts, openThemes, openCallBacks } }: { context: CustomerContext }) {
  const missed = openCallBacks.filter(({ state }) => state === 'missed').length;
  if (lastContacts.length === 0 && openThemes.length === 0) return <Sentence>They have not been in touch yet.</Sentence>;
  return (
    <Sentence>
      {openThemes.length === 0 ? 'Nothing they said is open.' : <><b>{countWords(openThemes.length, 'theme', 'themes')}</b> they spoke of {openThemes.length === 1 ? 'is' : 'are'} open.</>}
      {missed === 0 ? null : <> <b>{countWords(missed, 'call-back', 'call-backs')}</b> {missed === 1 ? 'was' : 'were'} missed.</>}
    </Sentence>
  );
}
