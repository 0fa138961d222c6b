import { type ImportMapping, parseMapping, writeMapping } from '@kept/core/listen/import-mapping.ts';
import { metrics, usualScales } from '@kept/core/vocabulary.ts';
import { useState } from 'react';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ChosenImport } from './chosen-query.ts';
import type { ImportSearch } from './import-search.ts';
import { targetWords } from './import-target-words.ts';
import { metricWords } from './import-words.ts';

interface ImportFeedbackFieldsProps {
  mapping: ImportMapping;
  query: ChosenImport;
  errorAt: (field: string) => string | undefined;
  onChange: (change: ImportSearch) => void;
}

/** What is said of all rows of feedback at once: what they are, what their scores are, and a value that is the same for each. */
export function ImportFeedbackFields({ mapping, query, errorAt, onChange }: ImportFeedbackFieldsProps) {
  const metric = metrics.find((one) => one === query.metric);
  return (
    <>
      <Select label="What the rows are" hint="The same for every row without a kind of its own." name="kind" choices={[{ value: 'survey', label: 'Survey answers' }, { value: 'review', label: 'Reviews' }, { value: 'interaction', label: 'Words from contacts' }]} value={query.kind ?? 'survey'} onChange={(event) => onChange({ kind: event.target.value })} />
      {mapping.score === undefined || mapping.metric !== undefined ? null : (
        <Select label="The scores are" hint="Each with its usual scale." name="metric" placeholder="Choose" error={errorAt('metric')} choices={metrics.map((value) => ({ value, label: metricWords[value] }))} value={query.metric ?? ''} onChange={(event) => onChange({ metric: event.target.value })} />
      )}
      {mapping.score === undefined || (mapping.scale === undefined && mapping.metric === undefined && metric === undefined) || metric === 'nps' || metric === 'thumb' ? null : (
        <TextField label="On a scale of" name="scale" hint={mapping.scale !== undefined || metric === undefined ? 'For rows that do not say theirs, as 0-10.' : `Leave empty for ${usualScales[metric].min}-${usualScales[metric].max}.`} value={query.scale ?? ''} error={errorAt('scale')} onChange={(event) => onChange({ scale: event.target.value === '' ? undefined : event.target.value })} />
      )}
      <FixedValue fixed={query.fixed} error={errorAt('fixed')} onChange={(fixed) => onChange({ fixed })} />
    </>
  );
}

const fixable = ['channel', 'segment', 'language', 'agent', 'team', 'product', 'question'];

/** One field that no column fills, with the same value for every row. */
function FixedValue({ fixed, error, onChange }: { fixed: string | undefined; error: string | undefined; onChange: (fixed: string | undefined) => void }) {
  const words = targetWords.feedback.fields;
  const parsed = parseMapping(fixed ?? '');
  const [field, value] = Object.entries(parsed.ok ? parsed.mapping : {})[0] ?? ['', ''];
  const [chosen, setChosen] = useState(field);
  const change = (name: string, text: string) => {
    setChosen(name);
    onChange(name === '' || text === '' ? undefined : writeMapping({ [name]: text }));
  };
  return (
    <>
      <Select label="The same for every row" name="fixed-field" placeholder="Nothing" isOptional choices={fixable.map((name) => ({ value: name, label: words[name] ?? name }))} value={chosen} onChange={(event) => change(event.target.value, value ?? '')} />
      {chosen === '' ? null : <TextField label={words[chosen] ?? chosen} name="fixed" value={value ?? ''} {...(error === undefined ? {} : { error })} onChange={(event) => change(chosen, event.target.value)} />}
    </>
  );
}
