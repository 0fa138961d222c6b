import { isChoice, isRated, type SurveyDefinition, wordsIn } from '@kept/core/listen/survey-definition.ts';
import type { SurveyResponses } from './queries.ts';

/** How often each answer was given, question by question; counts only, so that a few answers look like a few. */
export function AnswerCounts({ definition, counts }: { definition: SurveyDefinition; counts: SurveyResponses['counts'] }) {
  const main = definition.languages[0] ?? 'en';
  const shown = definition.questions.flatMap((question) => {
    const steps = isRated(question) ? Array.from({ length: question.scale.max - question.scale.min + 1 }, (_, step) => String(question.scale.min + step)) : isChoice(question) ? question.options.map((option) => option.key) : [];
    const rows = steps.map((step) => ({ step, label: isChoice(question) ? wordsIn(question.options.find((one) => one.key === step)?.label ?? {}, main, definition) : step, n: counts.find((one) => one.question === question.key && one.answer === step)?.n ?? 0 }));
    return rows.some((row) => row.n > 0) ? [{ key: question.key, wording: wordsIn(question.wording, main, definition), rows }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <details open>
      <summary className="cursor-pointer py-1 font-[560]">How often each answer was given</summary>
      <div className="mt-2 grid gap-5">
        {shown.map(({ key, wording, rows }) => (
          <table key={key} className="num w-full text-small">
            <caption className="pb-1 text-start text-ink-2">{wording}</caption>
            <tbody>
              {rows.map((row) => (
                <tr key={row.step} className="border-b border-line">
                  <th scope="row" className="py-1 text-start font-normal">{row.label}</th>
                  <td className="py-1 text-end">{row.n.toLocaleString('en-GB')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </details>
  );
}
