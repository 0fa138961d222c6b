import { countWords } from '../../ui/count-words.ts';
import { Sentence } from '../../ui/sentence.tsx';
import { metricWords } from '../understand/vocabulary-words.ts';
import type { Theme } from './queries.ts';

/** The sentence under a theme's title: how many said it, whether it grows, and what it does to the score. */
export function ThemeLead({ theme }: { theme: Theme }) {
  return (
    <Sentence>
      <b>{countWords(theme.people90, 'person', 'people')}</b> said it in 90 days{changeWords(theme)}. <ScoreWords score={theme.score} />
    </Sentence>
  );
}

/** Percentages of tiny numbers mislead: below twenty people on either side the line keeps to counts. */
function changeWords({ people90, people90Before }: Theme): string {
  if (people90Before === 0) return '';
  if (people90 < 20 || people90Before < 20) return `, ${people90Before.toLocaleString('en-GB')} in the 90 before`;
  const change = Math.round((100 * (people90 - people90Before)) / people90Before);
  return change === 0 ? ', as many as before' : `, ${Math.abs(change)} % ${change > 0 ? 'more' : 'fewer'} than before`;
}

function ScoreWords({ score }: { score: Theme['score'] }) {
  if (score === null) return null;
  const metric = metricWords[score.metric];
  if (!score.isShown) return <span className="text-ink-2">{`Too few answers to say what it does to ${metric} (${score.answers}).`}</span>;
  const write = (value: number) => value.toLocaleString('en-GB');
  const answers = `(n = ${write(score.answers + score.otherAnswers)})`;
  if (write(score.others) === write(score.all)) return <>{`With or without these comments ${metric} is ${write(score.all)} ${answers}.`}</>;
  return (
    <>
      Without these comments {metric} would be <b>{`${write(score.others)} instead of ${write(score.all)}`}</b> {answers}.
    </>
  );
}
