import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { useState } from 'react';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Textarea } from '../../../ui/textarea.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { languageWord } from '../../listen/survey-words.ts';
import { changeError } from '../change-error.ts';
import { blockLabels } from '../block-words.ts';
import type { Digest, DigestBlock } from '../queries.ts';
import { SaveChange } from '../save-change.tsx';
import type { DigestDeeds } from '../use-digest-deeds.ts';

interface TranslatedBlockProps {
  block: DigestBlock;
  blocks: readonly DigestBlock[];
  digest: Digest;
  deeds: DigestDeeds;
  canChange: boolean;
  language: SurveyLanguage;
}

/** One theme's words in a further language, beside those they say again; title and text belong together. */
export function TranslatedBlock({ block, blocks, digest, deeds, canChange, language }: TranslatedBlockProps) {
  const [first = 'en'] = digest.languages;
  const own = block.translations[language] ?? undefined;
  const [title, setTitle] = useState(own?.title ?? '');
  const [text, setText] = useState(own?.text ?? '');
  const isEmpty = title.trim() === '' && text.trim() === '';
  const isChanged = title !== (own?.title ?? '') || text !== (own?.text ?? '');
  const save = () => deeds.change.mutate({ blocks: blocks.map(({ themeId }) => (themeId === block.themeId ? { themeId, translations: { [language]: isEmpty ? null : { title, text } } } : { themeId })) });
  const isHalf = !isEmpty && (title.trim() === '' || text.trim() === '');
  return (
    <li className="grid gap-3 border-b border-line py-4">
      <div lang={first} dir="auto" className="max-w-[64ch]">
        <p className="text-tiny text-ink-3">{blockLabels[block.kind]}</p>
        <h3 className="font-[620] text-balance">{block.title}</h3>
        <p className="mt-1 text-small text-ink-2">{block.text}</p>
      </div>
      <form
        className="grid max-w-[64ch] gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label={`Title in ${languageWord(language)}`} name={`${language}-title-${block.themeId}`} lang={language} dir="auto" disabled={!canChange} maxLength={160} value={title} onChange={(event) => setTitle(event.target.value)} />
        <Textarea label={`What customers read in ${languageWord(language)}`} name={`${language}-text-${block.themeId}`} lang={language} dir="auto" disabled={!canChange} rows={3} value={text} onChange={(event) => setText(event.target.value)} />
        {isHalf ? <p className="text-small text-ink-2">Title and text go together: write both, or neither.</p> : null}
        {isChanged ? <ProblemNotice error={changeError(deeds, 'blocks')} /> : null}
        {isChanged ? <SaveChange digest={digest} deeds={deeds} size="small" isDisabled={isHalf} label={<>Save<span className="sr-only"> “{block.title}” in {languageWord(language)}</span></>} /> : null}
      </form>
    </li>
  );
}
