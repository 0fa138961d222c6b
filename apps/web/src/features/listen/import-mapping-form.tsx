import { importPlans } from '@kept/core/listen/import-plans.ts';
import { mapColumn, parseMapping, writeMapping } from '@kept/core/listen/import-mapping.ts';
import { contactChannels } from '@kept/core/vocabulary.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { channelName } from './channel-name.ts';
import type { ChosenImport } from './chosen-query.ts';
import { ImportFeedbackFields } from './import-feedback-fields.tsx';
import { ImportHistogram } from './import-histogram.tsx';
import type { ImportSearch } from './import-search.ts';
import { targetWords } from './import-target-words.ts';
import { MappingTable } from './mapping-table.tsx';
import type { Preview } from './queries.ts';

interface ImportMappingFormProps {
  preview: Preview;
  /** What would be asked for now: what the URL says, and what we suggest where it says nothing. */
  query: ChosenImport;
  timezone: string;
  isBusy: boolean;
  error: unknown;
  onCheck: () => void;
  /** Something was changed: what was checked before counts no more. */
  onChange: (change: ImportSearch) => void;
}

/** Which column is what, filled in as far as the file tells; every choice can be changed. */
export function ImportMappingForm({ preview, query, timezone, isBusy, error, onCheck, onChange }: ImportMappingFormProps) {
  const [attempt, setAttempt] = useState(0);
  const { fields, dates } = importPlans[query.into];
  const parsed = parseMapping(query.map, fields);
  const mapping = parsed.ok ? parsed.mapping : {};
  const { remembered, suggestion } = preview;
  const scores = mapping.score === undefined ? undefined : preview.values.find((one) => one.column === mapping.score);
  const hasDates = dates.some((field) => mapping[field] !== undefined);
  const isOrderOpen = hasDates && suggestion.datesAmbiguous && query.dates === undefined;
  const errors = formErrors(attempt > 0 && isOrderOpen ? { dates: { message: 'Say which number in the dates is the day.' } } : {}, error);
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        if (!isOrderOpen) onCheck();
      }}
    >
      <ErrorSummary errors={errors.all} attempt={attempt} />
      {remembered === null || (remembered.map === query.map && remembered.source === query.source) ? null : (
        <p className="flex flex-wrap items-center gap-3 text-small">
          A file with these columns came before, as “{remembered.source}”.
          <Button onClick={() => onChange({ ...remembered.options, into: query.into, map: remembered.map, source: remembered.source })}>Take its choices</Button>
        </p>
      )}
      <MappingTable preview={preview} mapping={mapping} suggested={suggestion.map} error={errors.at('map')} onMap={(column, field) => onChange({ map: writeMapping(mapColumn(mapping, column, field), fields) })} />
      <div className="grid max-w-[720px] grid-cols-2 items-end gap-4 max-desk:grid-cols-1">
        <TextField label="Source" name="source" hint={targetWords[query.into].sourceHint} value={query.source} error={errors.at('source')} onChange={(event) => onChange({ source: event.target.value })} />
        {query.into === 'feedback' ? <ImportFeedbackFields mapping={mapping} query={query} errorAt={errors.at} onChange={onChange} /> : null}
        {query.into !== 'contacts' || mapping.channel !== undefined ? null : (
          <Select label="On which channel" hint="The same for every contact." name="channel" placeholder="Choose" error={errors.at('channel')} choices={contactChannels.map((value) => ({ value, label: channelName(value) }))} value={query.channel ?? ''} onChange={(event) => onChange({ channel: event.target.value })} />
        )}
        {!preview.needsTimezone ? null : (
          <TextField label="Time zone" name="timezone" hint={`The times in this file do not say whose they are. Leave empty for ${timezone}.`} value={query.timezone ?? ''} error={errors.at('timezone')} onChange={(event) => onChange({ timezone: event.target.value === '' ? undefined : event.target.value })} />
        )}
        {!hasDates || (!suggestion.datesAmbiguous && suggestion.dates === null) ? null : (
          <Select label="In 03/04/2026" hint="Which number is the day." name="dates" placeholder="Choose" error={errors.at('dates')} choices={[{ value: 'dmy', label: 'the day comes first (3 April)' }, { value: 'mdy', label: 'the month comes first (4 March)' }]} value={query.dates ?? ''} onChange={(event) => onChange({ dates: event.target.value })} />
        )}
      </div>
      {scores === undefined ? null : <ImportHistogram title={`Scores in “${scores.column}”`} values={scores.values} />}
      {preview.rows === 0 ? (
        <p className="font-[560]">This file names its columns and has no rows beneath them.</p>
      ) : (
        <div>
          <Button type="submit" isBusy={isBusy} busyLabel="Checking…">
            {`Check ${countWords(preview.rows, 'row', 'rows')}`}
          </Button>
        </div>
      )}
    </form>
  );
}
