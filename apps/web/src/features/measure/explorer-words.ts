import type { Explorer, ExplorerGroup } from './explorer-queries.ts';
import { writeFigure } from './figure-words.ts';

type Facts = Pick<ExplorerGroup, 'people' | 'mentions' | 'peopleBefore' | 'change' | 'isFew' | 'impact' | 'score'>;
type Metric = NonNullable<Explorer['metric']>;

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1, signDisplay: 'exceptZero' });
const signed = (value: number) => oneDigit.format(value).replace('-', '−');

/** What a theme does to the score, as a sentence: "Without these comments NPS would be 46 instead of 41 (n = 212)". */
export function impactSentence(impact: Facts['impact'], metric: Metric | null): string {
  if (metric === null || impact === null) return 'No scores in this period';
  if (!impact.isShown) return `Too few answers to say (${whole.format(impact.n)})`;
  const [without, all] = [writeFigure(impact.without, metric.unit), writeFigure(impact.all, metric.unit)];
  const n = `(n = ${whole.format(impact.n)})`;
  return without === all ? `With or without these comments ${metric.label} is ${all} ${n}` : `Without these comments ${metric.label} would be ${without} instead of ${all} ${n}`;
}

/** The interval of that difference, and that it holds zero where it does. */
export function impactInterval(impact: Facts['impact'], unit: Metric['unit']): string {
  if (impact === null || !impact.isShown) return '';
  const words = `${signed(impact.low)} to ${signed(impact.high)}${unit === 'percent' ? ' points' : ''}`;
  return impact.isClear ? words : `${words}, may be chance`;
}

/** The score of those who said it with its interval, or how few they are. */
export function scoreText(score: Facts['score'], unit: Metric['unit']): string {
  if (score === null || score.n === 0) return 'No scores';
  if (score.value === null || score.low === null || score.high === null) return `Too few answers to say (${whole.format(score.n)})`;
  return `${writeFigure(score.value, unit)} (${writeFigure(score.low, unit)} to ${writeFigure(score.high, unit)})`;
}

/** What became of the volume: an arrow's words only where the change is clear. */
export function changeText({ people, peopleBefore, change, isFew }: Facts): string {
  if (isFew) return 'Emerging: fewer than 5 people';
  if (peopleBefore === null) return '';
  if (change === null) return 'no clear change';
  return `${change} than before (${whole.format(peopleBefore)})${peopleBefore >= 20 && people >= 20 ? `, ${signed((100 * (people - peopleBefore)) / peopleBefore)} %` : ''}`;
}

/** The rows of a view as a file: exactly what the page shows, groups and themes in its order. */
export function explorerCsv({ groups, metric, view }: Explorer): string[][] {
  const unit = metric?.unit ?? 'points';
  const columns = {
    volume: { head: ['People before', 'Change', 'Mentions'], cells: (row: Facts) => [row.peopleBefore === null ? '' : String(row.peopleBefore), changeText(row), String(row.mentions)] },
    impact: { head: ['Impact', '95 % interval of the difference'], cells: (row: Facts) => [impactSentence(row.impact, metric), impactInterval(row.impact, unit)] },
    score: { head: ['Score (95 % interval)', 'Answers', 'Before'], cells: (row: Facts) => [scoreText(row.score, unit), String(row.score?.n ?? 0), beforeText(row.score, unit)] },
  } as const;
  const { head, cells } = columns[view];
  return [
    ['Group', 'Theme', 'People', ...head],
    ...groups.flatMap((group) => [
      ...(group.title === null ? [] : [[group.title, '', String(group.people), ...cells(group)]]),
      ...group.themes.map((theme) => [group.title ?? '', theme.title, String(theme.people), ...cells(theme)]),
    ]),
  ];
}

function beforeText(score: Facts['score'], unit: Metric['unit']): string {
  return score === null || score.before === null ? '' : writeFigure(score.before, unit);
}
