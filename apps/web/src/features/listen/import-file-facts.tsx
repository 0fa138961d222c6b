import { knownFormats } from '@kept/core/listen/formats/known-formats.ts';
import { dayIn, writeDay } from '@kept/core/calendar.ts';
import { importTargets } from '@kept/core/listen/import-targets.ts';
import { Button } from '../../ui/button.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { Select } from '../../ui/select.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { targetWords } from './import-target-words.ts';
import { delimiterWords, shapeWords } from './import-words.ts';
import type { ImportSearch } from './import-search.ts';
import type { Preview } from './queries.ts';

interface ImportFileFactsProps {
  preview: Preview;
  timezone: string;
  /** What the file is or becomes is another thing: what was said of its columns counts no more. */
  onChange: (search: Pick<ImportSearch, 'into' | 'format' | 'entry'>) => void;
  onAnother: () => void;
}

const spanWords = (first: string, last: string) => (first === last ? `all of ${writeDay(first)}` : `from ${writeDay(first)} to ${writeDay(last)}`);
const number = (count: number) => count.toLocaleString('en-GB');
const plain = 'plain';

/** The second step: what we took the file for, and the way to say that it is something else. */
export function ImportFileFacts({ preview, timezone, onChange, onAnother }: ImportFileFactsProps) {
  const { into, format, entry, span, before } = preview;
  const now = { into, format: format?.id ?? plain, ...(entry === null ? {} : { entry: entry.name }) };
  const choices = [{ value: plain, label: 'Any other file' }, ...knownFormats.filter((one) => one.shape === (preview.shape === 'csv' ? 'csv' : 'json')).map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <div className="grid gap-4">
      <Sentence>
        {format === null ? 'A file of its own kind' : 'Looks like '}
        {format === null ? '' : <b>{format.name}</b>}
        {preview.headerRows > 1 ? `, ${preview.headerRows} header rows` : ''}. <b>{number(preview.rows)}</b> rows{span === null ? '.' : `, ${spanWords(dayIn(new Date(span.from), timezone), dayIn(new Date(span.to), timezone))}.`}
      </Sentence>
      <p className="num max-w-[78ch] text-small text-ink-2">
        {shapeWords[preview.shape]}, {preview.encoding.toUpperCase()}
        {preview.delimiter === null ? '' : `, separated by ${delimiterWords[preview.delimiter] ?? preview.delimiter}`}, {number(preview.header.length)} columns.
        {entry === null ? '' : ` Read out of the ZIP: ${entry.name}.`}
        {preview.repeatedNames.length === 0 ? '' : ` These names came twice and were numbered: ${preview.repeatedNames.join(', ')}.`}
        {preview.brokenLines === 0 ? '' : ` ${number(preview.brokenLines)} lines cannot be read.`}
        {format?.evidence === 'guess' ? ' Nobody has shown us a real file of this kind: look twice at what is what.' : ''}
      </p>
      {into !== 'feedback' || format === null || format.note === null ? null : <p className="max-w-[78ch] text-small">{format.note}</p>}
      {before === null ? null : (
        <p className="max-w-[78ch] text-small font-[560]">
          This file was imported on {formatInstant(before.startedAt, timezone)}
          {before.by === null ? '' : ` by ${before.by}`}, as “{before.source}”.
        </p>
      )}
      <div className="flex flex-wrap items-end gap-4">
        <div className="w-full max-w-[320px] max-desk:max-w-none">
          <Select label="What it is" name="format" choices={choices} value={format?.id ?? plain} onChange={(event) => onChange({ ...now, format: event.target.value })} />
        </div>
        <div className="w-full max-w-[320px] max-desk:max-w-none">
          <Select label="Its rows become" name="into" choices={importTargets.map((value) => ({ value, label: targetWords[value].name }))} value={into} onChange={(event) => onChange({ ...now, into: event.target.value })} />
        </div>
        {entry === null || entry.others.length === 0 ? null : (
          <div className="w-full max-w-[320px] max-desk:max-w-none">
            <Select label="File in the ZIP" name="entry" choices={[entry.name, ...entry.others].map((name) => ({ value: name, label: name }))} value={entry.name} onChange={(event) => onChange({ into, entry: event.target.value })} />
          </div>
        )}
        <Button onClick={onAnother}>Choose another file</Button>
      </div>
    </div>
  );
}
