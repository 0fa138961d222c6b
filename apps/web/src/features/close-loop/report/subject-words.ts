import { countWords } from '../../../ui/count-words.ts';
import { formatInstant } from '../../../ui/format-instant.ts';
import type { Digest } from '../queries.ts';

type Test = NonNullable<Digest['subjectTest']>;
type Tally = NonNullable<Test['result']>['a'];

/** What a test of two subjects does, or came to, in a sentence. */
export function subjectWords(test: Test, timezone: string): string {
  if (test.chosen !== null) return chosenWords(test);
  if (test.tried === 0) return `Each subject is tried on ${test.percent} % of the readers. ${countWords(test.hours, 'hour', 'hours')} after they all have it, the rest gets the one more people clicked in, if the difference is beyond chance; otherwise the first.`;
  const tried = `${countWords(test.tried, 'person tries', 'people try')} one of two subjects`;
  if (test.endsAt === null) return `${tried}; when all of them have their mail, ${countWords(test.waiting, 'other waits', 'others wait')} ${countWords(test.hours, 'hour', 'hours')} for the better one.`;
  return `${tried} until ${formatInstant(test.endsAt, timezone)}; then the other ${test.waiting.toLocaleString('en-GB')} get the better one.`;
}

function chosenWords({ chosen, result }: Test): string {
  if (result === null || result.difference === null) return 'The first subject was chosen: too few people got the two to tell them apart.';
  const { value, low, high } = result.difference;
  const points = low > 0 ? `the second had ${value.toFixed(1)} points more, between ${low.toFixed(1)} and ${high.toFixed(1)}` : `the second had ${signed(value)} points, between ${signed(low)} and ${signed(high)}`;
  return chosen === 'b' ? `The second subject was chosen: more people clicked in it (${points}).` : `The first subject was chosen: the second was not better beyond chance (${points}).`;
}

/** How many of those who got a subject clicked. */
export function tallyWords({ sent, clicked }: Tally): string {
  return `${clicked.toLocaleString('en-GB')} of ${sent.toLocaleString('en-GB')}${sent === 0 ? '' : ` (${((100 * clicked) / sent).toFixed(1)} %)`}`;
}

/** A difference with its sign, so that a range around nothing reads as one. */
function signed(points: number): string {
  const figure = Math.abs(points).toFixed(1);
  return `${points < 0 && Number(figure) !== 0 ? '\u2212' : '+'}${figure}`;
}
