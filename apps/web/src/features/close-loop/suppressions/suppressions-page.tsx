import { suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { suppressionSources } from '@kept/core/mail/suppression-rules.ts';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Select } from '../../../ui/select.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { AddSuppressionDialog } from './add-suppression-dialog.tsx';
import { ImportSuppressionsDialog } from './import-suppressions-dialog.tsx';
import { SuppressionImports } from './suppression-imports.tsx';
import type { Suppressions, SuppressionsView } from './suppression-queries.ts';
import { SuppressionTable } from './suppression-table.tsx';
import { reasonWords, sourceWords } from './suppression-words.ts';

export interface SuppressionsPageView extends SuppressionsView {
  tab?: 'files' | undefined;
}

interface SuppressionsPageProps {
  list: Suppressions;
  view: SuppressionsPageView;
  timezone: string;
  mayChange: boolean;
  onView: (view: SuppressionsPageView) => void;
}

/** Every address that gets nothing more, why and since when: found by its exact spelling, added, lifted, read in and written out. */
export function SuppressionsPage(props: SuppressionsPageProps) {
  const { view, timezone, mayChange, onView } = props;
  const [asking, setAsking] = useState<'add' | 'import'>();
  return (
    <>
      <PageHeader
        title="Suppression list"
        lead="Addresses that get nothing more from you: no survey, no news, no digest."
        actions={
          <>
            {mayChange ? (
              <>
                <Button variant="primary" onClick={() => setAsking('add')}>
                  Add an address
                </Button>
                <Button onClick={() => setAsking('import')}>Import</Button>
              </>
            ) : null}
            <Button onClick={() => window.location.assign('/api/v1/suppressions/export')}>Export as CSV</Button>
          </>
        }
      />
      <Tabs
        label="Suppression list"
        chosen={view.tab ?? 'list'}
        onChoose={(tab) => onView(tab === 'files' ? { tab } : {})}
        tabs={[
          { value: 'list', label: 'Addresses', panel: <Addresses {...props} onAdd={() => setAsking('add')} onImport={() => setAsking('import')} /> },
          { value: 'files', label: 'Files', panel: <SuppressionImports timezone={timezone} mayChange={mayChange} /> },
        ]}
      />
      {asking === 'add' ? <AddSuppressionDialog address={view.address} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'import' ? <ImportSuppressionsDialog onClose={() => setAsking(undefined)} /> : null}
    </>
  );
}

function Addresses(props: SuppressionsPageProps & { onAdd: () => void; onImport: () => void }) {
  const { list, view, timezone, mayChange, onView } = props;
  const { address, reason, source, state } = view;
  const isFirst = list.items.length === 0 && address === undefined && reason === undefined && source === undefined && state === undefined && view.cursor === undefined;
  const filters = { address, reason, source, state };
  return (
    <>
      {isFirst ? null : (
        <search className="mb-6 flex flex-wrap items-end gap-4 max-desk:*:grow max-desk:[&_select]:w-full">
          <Search key={address ?? ''} address={address} onSearch={(found) => onView({ ...filters, address: found })} />
          <Select label="Why" name="filter-reason" placeholder="Every reason" value={reason ?? ''} choices={suppressionReasons.map((word) => ({ value: word, label: reasonWords[word] }))} onChange={({ target }) => onView({ ...filters, reason: suppressionReasons.find((word) => word === target.value) })} />
          <Select label="Who says so" name="filter-source" placeholder="Everybody" value={source ?? ''} choices={suppressionSources.map((word) => ({ value: word, label: sourceWords[word] }))} onChange={({ target }) => onView({ ...filters, source: suppressionSources.find((word) => word === target.value) })} />
          <Select label="Which" name="filter-state" value={state ?? ''} choices={[{ value: '', label: 'Get nothing' }, { value: 'lifted', label: 'Lifted' }]} onChange={({ target }) => onView({ ...filters, state: target.value === 'lifted' ? 'lifted' : undefined })} />
        </search>
      )}
      {list.items.length === 0 ? <Nobody {...props} isFirst={isFirst} /> : <SuppressionTable rows={list.items} timezone={timezone} mayChange={mayChange} />}
      <div className="mt-4 flex gap-2 empty:hidden">
        {view.cursor === undefined ? null : <Button onClick={() => onView(filters)}>Newest</Button>}
        {list.nextCursor === null ? null : <Button onClick={() => onView({ ...filters, cursor: list.nextCursor ?? undefined })}>Older</Button>}
      </div>
    </>
  );
}

function Search({ address, onSearch }: { address: string | undefined; onSearch: (address: string | undefined) => void }) {
  const [typed, setTyped] = useState(address ?? '');
  return (
    <form
      className="flex min-w-0 grow flex-wrap items-end gap-2 max-desk:basis-full"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim() || undefined);
      }}
    >
      <div className="min-w-0 grow">
        <TextField label="Exact email address" name="filter-address" type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
      <Button type="submit">Look it up</Button>
    </form>
  );
}

function Nobody({ view: { address, reason, source, state }, mayChange, isFirst, onView, onAdd, onImport }: SuppressionsPageProps & { isFirst: boolean; onAdd: () => void; onImport: () => void }) {
  if (isFirst) {
    return (
      <EmptyState
        kind="none-yet"
        title="Everybody may be mailed."
        action={
          <div className="flex flex-wrap gap-2">
            {mayChange ? <Button onClick={onImport}>Import a list</Button> : null}
            <Button onClick={() => onView({ state: 'lifted' })}>See what was lifted</Button>
          </div>
        }
      >
        Who unsubscribes, whose address is dead and who marks a mail as spam comes here by itself. If you come from another sender, bring its list along.
      </EmptyState>
    );
  }
  if (address === undefined) return <EmptyState kind="no-match" title="No address matches these filters." onClear={() => onView({})} />;
  return (
    <EmptyState kind="no-match" title={state === 'lifted' ? `Nothing was lifted for ${address}.` : `${address} is not on the list${reason === undefined && source === undefined ? '' : ' with these filters'}.`} onClear={() => onView({})} action={mayChange && state === undefined ? <Button onClick={onAdd}>Put it on the list</Button> : undefined}>
      Only an exact address can be looked for: of addresses that are no customer’s, a fingerprint is all that is kept.
    </EmptyState>
  );
}
