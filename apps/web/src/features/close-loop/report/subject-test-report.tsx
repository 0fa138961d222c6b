import type { Digest } from '../queries.ts';
import { subjectWords, tallyWords } from './subject-words.ts';

/** What a digest's test of two subjects does or came to; nothing where there is none. */
export function SubjectTestReport({ digest }: { digest: Digest }) {
  const test = digest.subjectTest;
  if (test === null) return null;
  const rows = [
    ['First', digest.subject === '' ? 'Made for each reader from what they told you' : digest.subject, test.result?.a, test.chosen === 'a'],
    ['Second', test.subject, test.result?.b, test.chosen === 'b'],
  ] as const;
  return (
    <section aria-labelledby="subjects-heading" className="mt-8">
      <h2 id="subjects-heading" className="font-[620]">
        Two subjects
      </h2>
      <p className="mt-1 max-w-[64ch] text-small text-ink-2">{subjectWords(test, digest.timezone)}</p>
      <table className="mt-3 w-full max-w-[640px] border-collapse text-small">
        <caption className="sr-only">How many of those who got each subject clicked</caption>
        <thead>
          <tr className="border-b border-line-strong text-tiny text-ink-3">
            <th scope="col" className="py-2 text-start font-normal">
              Subject
            </th>
            <th scope="col" className="py-2 text-end font-normal">
              Clicked
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([place, subject, tally, isChosen]) => (
            <tr key={place} className="border-b border-line">
              <th scope="row" className="py-2 pe-4 text-start font-normal">
                {subject}
                <span className="block text-tiny text-ink-3">{isChosen ? `${place}, chosen for the rest` : place}</span>
              </th>
              <td className="num py-2 text-end whitespace-nowrap">{tally === undefined ? 'not sent yet' : tallyWords(tally)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 max-w-[64ch] text-tiny text-ink-3">Counted are people who clicked on a block; opens are not tracked. The choice is made once, at the end: who looks early and often finds a difference by chance.</p>
    </section>
  );
}
