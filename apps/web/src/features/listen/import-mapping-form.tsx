import { type ImportField, type ImportMapping, mapColumn, writeMapping } from '@kept/core/listen/import-mapping.ts';
import { type DateOrder, dateOrders } from '@kept/core/listen/parse-moment.ts';
import { type ImportKind, importKinds } from '@kept/core/listen/read-import-row.ts';
import { type Metric, metrics } from '@kept/core/vocabulary.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { delimiterWords, fieldWords, metricWords } from './import-words.ts';
import { MappingTable } from './mapping-table.tsx';
import type { ImportQuery, Preview } from './queries.ts';

interface ImportMappingFormProps {
  file: File;
  preview: Preview;
  isBusy: boolean;
  error: unknown;
  onCheck: (query: ImportQuery) => void;
  /** Something was changed: what was checked before counts no more. */
  onChange: () => void;
}

/** Which column is what, filled in as far as the file tells; every choice can be changed. */
export function ImportMappingForm({ file, preview, isBusy, error, onCheck, onChange }: ImportMappingFormProps) {
  const { suggestion } = preview;
  const [mapping, setMapping] = useState<ImportMapping>(suggestion.mapping);
  const [source, setSource] = useState(file.name.replace(/\.[a-z]+$/i, ''));
  const [metric, setMetric] = useState<Metric | undefined>(suggestion.metric ?? undefined);
  const [dates, setDates] = useState<DateOrder | undefined>(suggestion.dates ?? undefined);
  const [kind, setKind] = useState<ImportKind>('survey');
  const [attempt, setAttempt] = useState(0);
  const changed = <Value,>(set: (value: Value) => void) => (value: Value) => {
    onChange();
    set(value);
  };
  const errors = formErrors({}, error);
  const map = (column: string, field: ImportField | undefined) => {
    changed(setMapping)(mapColumn(mapping, column, field));
  };
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        onCheck({ source, map: writeMapping(mapping), file: file.name, kind, metric, dates });
      }}
    >
      <p className="num text-small text-ink-2">
        {preview.rows.toLocaleString('en-GB')} rows, {preview.header.length} columns, {preview.encoding.toUpperCase()}, separated by {preview.delimiter === null ? preview.shape : (delimiterWords[preview.delimiter] ?? preview.delimiter)}.
        {preview.repeatedNames.length === 0 ? '' : ` These names came twice and were numbered: ${preview.repeatedNames.join(', ')}.`}
        {preview.brokenLines === 0 ? '' : ` ${preview.brokenLines.toLocaleString('en-GB')} lines cannot be read.`}
      </p>
      <ErrorSummary errors={errors.all} attempt={attempt} />
      <MappingTable preview={preview} mapping={mapping} onMap={map} fieldWords={fieldWords} error={errors.at('map')} />
      <div className="grid max-w-[720px] grid-cols-2 gap-4 max-desk:grid-cols-1">
        <TextField label="Source" name="source" hint="What this feedback is known as, such as App Store." value={source} error={errors.at('source')} onChange={(event) => changed(setSource)(event.target.value)} />
        <Select label="What it is" hint="The same for every row without a kind of its own." name="kind" choices={[{ value: 'survey', label: 'Survey answers' }, { value: 'review', label: 'Reviews' }, { value: 'interaction', label: 'Words from contacts' }]} value={kind} onChange={(event) => changed(setKind)(importKinds.find((one) => one === event.target.value) ?? 'survey')} />
        {mapping.score === undefined || mapping.metric !== undefined ? null : (
          <Select label="The scores are" name="metric" placeholder="Choose" error={errors.at('metric')} choices={metrics.map((value) => ({ value, label: metricWords[value] }))} value={metric ?? ''} onChange={(event) => changed(setMetric)(metrics.find((one) => one === event.target.value))} />
        )}
        {mapping.date === undefined || (!suggestion.datesAmbiguous && suggestion.dates === null) ? null : (
          <Select label="In 03/04/2026" name="dates" placeholder="Choose" error={errors.at('dates')} choices={[{ value: 'dmy', label: 'the day comes first (3 April)' }, { value: 'mdy', label: 'the month comes first (4 March)' }]} value={dates ?? ''} onChange={(event) => changed(setDates)(dateOrders.find((one) => one === event.target.value))} />
        )}
      </div>
      <div>
        <Button type="submit" isBusy={isBusy} busyLabel="Sending…">
          {`Check ${preview.rows.toLocaleString('en-GB')} rows`}
        </Button>
      </div>
    </form>
  );
}
