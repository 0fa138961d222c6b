import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { useState } from 'react';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Textarea } from '../../../ui/textarea.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { languageWord } from '../../listen/survey-words.ts';
import { changeError } from '../change-error.ts';
import { Hints } from '../hints.tsx';
import type { Digest } from '../queries.ts';
import { SaveChange } from '../save-change.tsx';
import type { DigestDeeds } from '../use-digest-deeds.ts';

interface TranslatedOpeningProps {
  digest: Digest;
  deeds: DigestDeeds;
  canChange: boolean;
  language: SurveyLanguage;
}

/** Subject, opening and what was wrong in a further language, each under the words it says again. */
export function TranslatedOpening({ digest, deeds, canChange, language }: TranslatedOpeningProps) {
  const [first = 'en'] = digest.languages;
  const own = digest.translations[language] ?? undefined;
  const [words, setWords] = useState({ subject: own?.subject ?? '', intro: own?.intro ?? '', correction: own?.correction ?? '' });
  const parts = [
    { name: 'subject' as const, label: 'Subject', from: digest.subject },
    { name: 'correction' as const, label: 'What was wrong', from: digest.correction ?? '' },
    { name: 'intro' as const, label: 'Opening', from: digest.intro },
  ].filter(({ from }) => from !== '');
  const isChanged = parts.some(({ name }) => words[name] !== (own?.[name] ?? ''));
  if (parts.length === 0) return <p className="max-w-[64ch] text-small text-ink-2">{`There is no subject and no opening in ${languageWord(first)}: each reader’s subject counts the things they told you, in their own language.`}</p>;
  return (
    <form
      className="grid max-w-[64ch] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        deeds.change.mutate({ translations: { [language]: words } });
      }}
    >
      {parts.map(({ name, label, from }) => {
        const field = { label: `${label} in ${languageWord(language)}`, hint: <span lang={first} dir="auto">{from}</span>, name: `${language}-${name}`, lang: language, dir: 'auto', disabled: !canChange, value: words[name] };
        const write = (value: string) => setWords({ ...words, [name]: value });
        return name === 'subject' ? <TextField key={name} {...field} maxLength={150} onChange={(event) => write(event.target.value)} /> : <Textarea key={name} {...field} onChange={(event) => write(event.target.value)} />;
      })}
      <Hints words={`${words.subject} ${words.intro}`} />
      <ProblemNotice error={changeError(deeds, 'translations')} />
      {isChanged ? <SaveChange digest={digest} deeds={deeds} /> : null}
    </form>
  );
}
