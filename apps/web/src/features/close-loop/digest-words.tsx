import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { lazy, Suspense, useState } from 'react';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changeError } from './change-error.ts';
import { BlockEditor } from './block-editor.tsx';
import { Hints } from './hints.tsx';
import { DigestLanguages } from './languages/digest-languages.tsx';
import { TranslatedBlock } from './languages/translated-block.tsx';
import { TranslatedOpening } from './languages/translated-opening.tsx';
import { LeftOutBlocks } from './left-out-blocks.tsx';
import { SaveChange } from './save-change.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { inReadingOrder } from './reading-order.ts';
import type { Digest } from './queries.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

const SubjectTestForm = lazy(() => import('./report/subject-test-form.tsx').then(({ SubjectTestForm: form }) => ({ default: form })));

interface DigestWordsProps {
  digest: Digest;
  /** How many get it; undefined until it is counted. */
  people: number | undefined;
  deeds: DigestDeeds;
  canChange: boolean;
  /** The language being written; the first unless told. */
  language: SurveyLanguage | undefined;
  onLanguage: (language: SurveyLanguage | undefined) => void;
}

/** What the digest says: its subject, its opening, and one block for each theme. */
export function DigestWords({ digest, people, deeds, canChange, language, onLanguage }: DigestWordsProps) {
  const [first = 'en'] = digest.languages;
  const written = digest.languages.find((one) => one === language) ?? first;
  const isFirst = written === first;
  const { list, ...focus } = useKeptFocus(deeds.change.isPending);
  const blocks = inReadingOrder(digest.blocks.filter((block) => !block.isLeftOut));
  const leftOut = digest.blocks.filter((block) => block.isLeftOut);
  return (
    <>
      <DigestLanguages digest={digest} deeds={deeds} canChange={canChange} language={written} onLanguage={onLanguage} />
      {digest.correction === null ? null : (
        <p className="mb-5 max-w-[64ch]">
          <b>What was wrong:</b> {digest.correction}
        </p>
      )}
      {!isFirst ? <TranslatedOpening key={`${written} ${digest.version}`} digest={digest} deeds={deeds} canChange={canChange} language={written} /> : canChange ? <OpeningForm key={digest.version} digest={digest} deeds={deeds} /> : <Opening digest={digest} />}
      <Suspense>
        <SubjectTestForm key={`${digest.version}-test`} digest={digest} people={people} deeds={deeds} canChange={canChange} />
      </Suspense>
      <h2 className="mt-8 font-[620]">Themes, in the order readers see them</h2>
      <p className="mt-1 max-w-[64ch] text-small text-ink-2">Each reader sees their own points first, with their own words and nobody else’s. {digest.loopKeptSentence}</p>
      <div ref={list} tabIndex={-1}>
        <ol className="mt-3 border-t border-line-strong">
          {blocks.map((block) =>
            isFirst ? (
              <BlockEditor key={block.themeId} digest={digest} block={block} blocks={blocks} deeds={deeds} focus={focus} canChange={canChange} />
            ) : (
              <TranslatedBlock key={`${block.themeId} ${written}`} block={block} blocks={blocks} digest={digest} deeds={deeds} canChange={canChange} language={written} />
            ),
          )}
        </ol>
        <LeftOutBlocks leftOut={leftOut} blocks={blocks} deeds={deeds} focus={focus} canChange={canChange} />
      </div>
    </>
  );
}

function OpeningForm({ digest, deeds }: { digest: Digest; deeds: DigestDeeds }) {
  const [subject, setSubject] = useState(digest.subject);
  const [intro, setIntro] = useState(digest.intro);
  const isChanged = subject !== digest.subject || intro !== digest.intro;
  return (
    <form
      className="grid max-w-[64ch] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        deeds.change.mutate({ subject, intro });
      }}
    >
      <TextField label="Subject" isOptional name="subject" hint="Left empty, each reader’s subject counts the things they told you." maxLength={150} value={subject} onChange={(event) => setSubject(event.target.value)} />
      <Textarea label="Opening" isOptional name="intro" value={intro} onChange={(event) => setIntro(event.target.value)} />
      <Hints words={`${subject} ${intro}`} />
      <ProblemNotice error={changeError(deeds, 'subject', 'intro')} />
      {isChanged ? <SaveChange digest={digest} deeds={deeds} /> : null}
    </form>
  );
}

function Opening({ digest }: { digest: Digest }) {
  return (
    <dl className="grid max-w-[64ch] gap-3">
      <div>
        <dt className="text-tiny text-ink-3">Subject</dt>
        <dd>{digest.subject === '' ? 'Made for each reader from what they told you' : digest.subject}</dd>
      </div>
      {digest.intro === '' ? null : (
        <div>
          <dt className="text-tiny text-ink-3">Opening</dt>
          <dd className="whitespace-pre-line">{digest.intro}</dd>
        </div>
      )}
    </dl>
  );
}
