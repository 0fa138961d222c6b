import { type SurveyLanguage, surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { Button } from '../../../ui/button.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { languageWord } from '../../listen/survey-words.ts';
import { changeError } from '../change-error.ts';
import type { Digest } from '../queries.ts';
import type { DigestDeeds } from '../use-digest-deeds.ts';

interface DigestLanguagesProps {
  digest: Digest;
  deeds: DigestDeeds;
  canChange: boolean;
  language: SurveyLanguage;
  onLanguage: (language: SurveyLanguage) => void;
}

/** The languages a digest goes out in, how much of each is written, and the one being written. */
export function DigestLanguages({ digest, deeds, canChange, language, onLanguage }: DigestLanguagesProps) {
  const { languages, cover } = digest;
  const left = surveyLanguages.filter((one) => !languages.includes(one));
  const [first = 'en'] = languages;
  const choose = (next: SurveyLanguage[], shown: SurveyLanguage) => deeds.change.mutate({ languages: next }, { onSuccess: () => onLanguage(shown) });
  const takeOut = (out: SurveyLanguage) =>
    deeds.change.mutate({ languages: languages.filter((one) => one !== out) }, {
      onSuccess: () => {
        onLanguage(first);
        showToast({ message: `It goes out without ${languageWord(out)}.`, undo: () => choose([...languages], out) });
      },
    });
  const label = (one: SurveyLanguage) => {
    const told = cover.find((each) => each.language === one);
    return told === undefined ? languageWord(one) : `${languageWord(one)}: ${told.written} of ${told.texts} texts`;
  };
  return (
    <section aria-label="Languages" className="mb-6 grid max-w-[64ch] gap-2.5 border-b border-line pb-5">
      <div className="flex flex-wrap items-center gap-3">
        <Chips label="Language being written" chips={languages.map((value) => ({ value, label: label(value) }))} chosen={[language]} onToggle={(value) => onLanguage(languages.find((one) => one === value) ?? first)} />
        {!canChange || left.length === 0 ? null : <Menu size="small" trigger="Add a language" items={left.map((one) => ({ id: one, label: languageWord(one), onSelect: () => choose([...languages, one], one) }))} />}
      </div>
      <p className="text-small text-ink-2">
        {languages.length === 1
          ? `Everybody gets it in ${languageWord(first)}. Whoever reads another language gets it in theirs, once you add it.`
          : `Each reader gets their own language where it is known, everybody else ${languageWord(first)}. What Kept writes itself is there in each.`}
      </p>
      {cover.map((each) => (each.sentence === '' ? null : <p key={each.language} className="text-small text-ink-2">{each.sentence}</p>))}
      {canChange && language !== first ? (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => takeOut(language)}>
            Take {languageWord(language)} out
          </Button>
        </div>
      ) : null}
      {canChange && languages.length === 1 ? <FirstLanguage first={first} onChoose={(one) => choose([one], one)} /> : null}
      <ProblemNotice error={changeError(deeds, 'languages')} />
    </section>
  );
}

/** What the words of a digest in one language are written in: its readers’ programs read them aloud by it. */
function FirstLanguage({ first, onChoose }: { first: SurveyLanguage; onChoose: (language: SurveyLanguage) => void }) {
  return (
    <div>
      <Menu size="small" trigger={`It is written in ${languageWord(first)}: change`} items={surveyLanguages.filter((one) => one !== first).map((one) => ({ id: one, label: languageWord(one), onSelect: () => onChoose(one) }))} />
    </div>
  );
}
