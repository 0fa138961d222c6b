import type { Comparison } from './queries.ts';

type Measure = Comparison['measures'][number];
const minus = '\u2212';

/** A side's figure and how many stand behind it. */
export function sideWords({ n, value }: Measure['told'], unit: Measure['unit']): string {
  return value === null ? `Too few to say (${n.toLocaleString('en-GB')})` : `${figure(value, unit)} (n = ${n.toLocaleString('en-GB')})`;
}

/** How the two differ: nothing where too few stand behind it, and no verdict where chance alone would do. */
export function differenceWords({ difference, unit, told, heldBack }: Measure): string {
  if (difference === null) return `Too few to say (${Math.min(told.n, heldBack.n).toLocaleString('en-GB')})`;
  const { value, low, high, isClear } = difference;
  return `${signed(value, unit)} (${signed(low, unit)} to ${signed(high, unit)})${isClear ? '' : ': may be chance'}`;
}

function figure(value: number, unit: Measure['unit']): string {
  const text = Math.abs(value).toFixed(unit === 'score' ? 2 : 1);
  return `${value < 0 && Number(text) !== 0 ? minus : ''}${text}${unit === 'percent' ? ' %' : ''}`;
}

function signed(value: number, unit: Measure['unit']): string {
  const text = figure(value, unit === 'percent' ? 'points' : unit);
  return `${text.startsWith(minus) || Number(text) === 0 ? '' : '+'}${text}`;
}
