import { countWords } from '../../ui/count-words.ts';
import type { WholeSurvey } from './queries.ts';

/** What was published when, by whom, and why; each answer keeps the version it was given. */
export function SurveyVersions({ survey }: { survey: WholeSurvey }) {
  if (survey.versions.length === 0) return null;
  return (
    <details className="mt-8 max-w-[78ch] border-t border-line pt-3">
      <summary className="cursor-pointer py-1 font-[560]">{countWords(survey.versions.length, 'version', 'versions')}</summary>
      <ol className="mt-2 grid gap-2 text-small">
        {survey.versions.map(({ number, note, publishedBy, publishedAt, definition }) => (
          <li key={number} className="num flex flex-wrap gap-x-3">
            <span className="font-[560]">Version {number}</span>
            <span className="text-ink-2">{new Date(publishedAt).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })}</span>
            {publishedBy === null ? null : <span className="text-ink-2">{publishedBy}</span>}
            <span className="text-ink-2">{countWords(definition.questions.length, 'question', 'questions')}</span>
            {note === '' ? null : <span>{note}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
