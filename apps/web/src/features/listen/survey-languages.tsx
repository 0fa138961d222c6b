import { type SurveyDefinition, surveyLimits } from '@kept/core/listen/survey-definition.ts';
import { type SurveyLanguage, surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Menu } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { withWords } from './edit-survey.ts';
import { languageWord } from './survey-words.ts';

interface SurveyLanguagesProps {
  definition: SurveyDefinition;
  language: SurveyLanguage;
  onLanguage: (language: SurveyLanguage) => void;
  onChange: (next: SurveyDefinition, told?: string) => void;
  mayWrite: boolean;
}

/** The languages a survey is asked in, the one being edited, and what a link may carry with it. */
export function SurveyLanguages({ definition, language, onLanguage, onChange, mayWrite }: SurveyLanguagesProps) {
  const { languages } = definition;
  const add = (one: SurveyLanguage) => {
    onChange({ ...definition, languages: [...languages, one] }, `${languageWord(one)} added.`);
    onLanguage(one);
  };
  const remove = () => {
    onChange({ ...definition, languages: languages.filter((one) => one !== language) }, `${languageWord(language)} taken out.`);
    onLanguage(languages.find((one) => one !== language) ?? 'en');
  };
  const left = surveyLanguages.filter((one) => !languages.includes(one));
  return (
    <div className="grid gap-3 border-b border-line pb-4">
      <div className="flex flex-wrap items-center gap-3">
        <Chips label="Language being written" chips={languages.map((value) => ({ value, label: languageWord(value) }))} chosen={[language]} onToggle={(value) => onLanguage(languages.find((one) => one === value) ?? language)} />
        {!mayWrite || left.length === 0 ? null : <Menu size="small" trigger="Add a language" items={left.map((one) => ({ id: one, label: languageWord(one), onSelect: () => add(one) }))} />}
        {!mayWrite || languages.length < 2 ? null : (
          <Button size="small" onClick={remove}>
            Take {languageWord(language)} out
          </Button>
        )}
      </div>
      <details className="text-small">
        <summary className="cursor-pointer py-1 text-ink-2">Hidden fields{definition.hidden.length === 0 ? '' : ` (${definition.hidden.length})`}</summary>
        <HiddenFields definition={definition} language={language} onChange={onChange} isOff={!mayWrite} />
      </details>
    </div>
  );
}

function HiddenFields({ definition, language, onChange, isOff }: Pick<SurveyLanguagesProps, 'definition' | 'language' | 'onChange'> & { isOff: boolean }) {
  const [name, setName] = useState('');
  const { hidden } = definition;
  const isName = /^[a-z][a-z0-9_]{0,39}$/.test(name) && !hidden.some((one) => one.name === name);
  return (
    <fieldset disabled={isOff} className="mt-2 grid max-w-[640px] gap-4">
      <p className="text-ink-2">What a link may carry, as ?order=A-17. It is kept with the answer, and stands in a question wherever you write {'{order}'}.</p>
      {hidden.map((field) => (
        <div key={field.name} className="grid grid-cols-[1fr_auto] items-end gap-2">
          <TextField
            label={`{${field.name}}: shown where a link carries none`}
            lang={language}
            dir="auto"
            maxLength={surveyLimits.label}
            value={field.fallback[language] ?? ''}
            onChange={(event) => onChange({ ...definition, hidden: hidden.map((one) => (one === field ? { ...one, fallback: withWords(one.fallback, language, event.target.value) } : one)) })}
          />
          <Button size="small" aria-label={`Delete ${field.name}`} onClick={() => onChange({ ...definition, hidden: hidden.filter((one) => one !== field) }, `Hidden field ${field.name} deleted.`)}>
            Delete
          </Button>
        </div>
      ))}
      <div className="grid grid-cols-[1fr_auto] items-end gap-2">
        <TextField label="New field" hint="A lower-case word, as order." value={name} onChange={(event) => setName(event.target.value.trim())} />
        <Button
          disabled={!isName || hidden.length >= surveyLimits.hidden}
          onClick={() => {
            onChange({ ...definition, hidden: [...hidden, { name, fallback: {} }] });
            setName('');
          }}
        >
          Add
        </Button>
      </div>
    </fieldset>
  );
}
