import { metricWords } from '../understand/vocabulary-words.ts';
import type { ThemeRow } from './queries.ts';

/** How often it was said in the last six weeks and in the six before. */
export function growthWords({ trend }: Pick<ThemeRow, 'trend'>): string {
  const half = Math.floor(trend.length / 2);
  const sum = (weeks: readonly number[]) => weeks.reduce((total, week) => total + week, 0).toLocaleString('en-GB');
  return `${sum(trend.slice(half))} in 6 weeks, ${sum(trend.slice(0, half))} before`;
}

/** The score of those who said it beside that of all others; nothing where nobody gave one, and how few where they are too few. */
export function scoreWords(score: ThemeRow['score']): string {
  if (score === null) return '';
  const metric = metricWords[score.metric];
  if (!score.isShown) return `${metric}: too few to say (${score.answers.toLocaleString('en-GB')})`;
  return `${metric} ${score.among.toLocaleString('en-GB')}, others ${score.others.toLocaleString('en-GB')}`;
}
