import { contactChannels } from '@kept/core/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import { channelWords } from '../understand/vocabulary-words.ts';
import { type ContactFilters, readContactsSearch } from './contacts-search.ts';
import type { ContactsAnswer } from './customer-queries.ts';

interface ContactFilterBarProps {
  filters: ContactFilters;
  choices: Pick<ContactsAnswer, 'drivers' | 'teams'>;
  onChange: (filters: ContactFilters) => void;
}

const callBacks = [
  { value: 'open', label: 'Not made yet' },
  { value: 'missed', label: 'Overdue' },
];

/** What narrows the list of contacts; every choice lands in the URL at once. */
export function ContactFilterBar({ filters, choices, onChange }: ContactFilterBarProps) {
  const pick = (name: keyof ContactFilters) => (event: { target: { value: string } }) => onChange({ ...filters, [name]: undefined, ...readContactsSearch({ [name]: event.target.value }) });
  // A team named in the address may have had its last contact long ago.
  const teams = filters.team === undefined || choices.teams.includes(filters.team) ? choices.teams : [...choices.teams, filters.team];
  return (
    <search className="mb-6 grid grid-cols-[repeat(auto-fit,minmax(10.5rem,1fr))] items-end gap-3 max-desk:grid-cols-2">
      <Select label="Channel" name="channel" placeholder="All channels" choices={contactChannels.map((channel) => ({ value: channel, label: channelWords[channel] }))} value={filters.channel ?? ''} onChange={pick('channel')} />
      <Select label="Reason" name="driver" placeholder="All reasons" choices={choices.drivers.map(({ id, name }) => ({ value: id, label: name }))} value={filters.driver ?? ''} onChange={pick('driver')} />
      <Select label="Team" name="team" placeholder="All teams" choices={teams.map((team) => ({ value: team, label: team }))} value={filters.team ?? ''} onChange={pick('team')} />
      <Select label="Call-back" name="callBack" placeholder="All" choices={callBacks} value={filters.callBack ?? ''} onChange={pick('callBack')} />
      <DateField label="From" name="from" value={filters.from ?? ''} max={filters.to} onChange={pick('from')} />
      <DateField label="To" name="to" value={filters.to ?? ''} min={filters.from} onChange={pick('to')} />
      {Object.values(filters).some((value) => value !== undefined) ? (
        <Button className="justify-self-start" variant="quiet" onClick={() => onChange({})}>
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}
