import type { Figure } from './queries.ts';

type Unit = Figure['unit'];

const oneDigit = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A figure without its unit: shares to one digit, NPS whole, means to two digits. */
export function writeValue(value: number, unit: Unit): string {
  const form = unit === 'percent' ? oneDigit : unit === 'points' ? whole : twoDigits;
  return form.format(value === 0 ? 0 : value).replace('-', '−');
}

/** A figure on an axis or in a chart's table: no digits that are zero. */
export function writeTick(value: number, unit: Unit): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: unit === 'score' ? 2 : 1 }).replace('-', '−');
}

/** A figure with its unit, as it stands in a sentence. */
export function writeFigure(value: number, unit: Unit): string {
  return `${writeValue(value, unit)}${unit === 'percent' ? ' %' : ''}`;
}

/** How a figure changed, or that it did not clearly, or that there is nothing to compare with. */
export function changeWords(figure: Pick<Figure, 'change' | 'before' | 'unit'>): string {
  const { change, before, unit } = figure;
  if (change === null) return before !== null && before.value === null ? 'too few before to compare' : '';
  if (!change.isClear) return 'no clear change';
  const size = writeValue(Math.abs(change.value), unit);
  return `${change.value > 0 ? '+' : '−'}${size}${unit === 'score' ? '' : size === '1' ? ' point' : ' points'}`;
}

/** Whether a clear change is one for the better, for the worse, or neither. */
export function changeTone(figure: Pick<Figure, 'change' | 'better'>): 'better' | 'worse' | 'none' {
  if (figure.change === null || !figure.change.isClear) return 'none';
  return figure.change.value > 0 === (figure.better === 'higher') ? 'better' : 'worse';
}

/** The 95 % interval in a few words, or why there is no figure. */
export function basisWords(figure: Pick<Figure, 'n' | 'value' | 'low' | 'high' | 'unit'>): string {
  const { n, value, low, high, unit } = figure;
  if (n === 0) return 'No data yet';
  if (value === null || low === null || high === null) return `Too few answers to say (${n})`;
  return `n = ${n.toLocaleString('en-GB')}, 95 %: ${writeValue(low, unit)} to ${writeValue(high, unit)}`;
}
