/** A row of a table of figures with a floor and a goal. */
export interface FigureRow {
  readonly what: string;
  readonly value: number;
  readonly floor: number;
  readonly goal: number;
  /** For times and sizes the smaller figure is the better one. */
  readonly isLessBetter?: boolean;
  readonly unit?: string;
}

/** Prints figure, floor and goal, how far the figure is beyond the floor (1 and more: reached), and which of the two it reaches. */
export function printRow({ what, value, floor, goal, isLessBetter = false, unit = '' }: FigureRow): void {
  const ratio = isLessBetter ? floor / Math.max(value, 1e-9) : value / floor;
  const isGoal = isLessBetter ? value <= goal : value >= goal;
  const show = (number: number) => `${number >= 100 ? Math.round(number).toLocaleString('en-GB') : Number(number.toFixed(number >= 10 ? 1 : 4))}${unit}`;
  const reached = isGoal ? 'goal' : ratio >= 1 ? 'floor' : 'NOT REACHED';
  process.stdout.write(`${what.padEnd(70)} ${show(value).padStart(10)}  floor ${show(floor).padEnd(8)} goal ${show(goal).padEnd(8)} ratio ${ratio.toFixed(2)}  ${reached}\n`);
}

/** A figure that should be near 1: it is judged by how far it is off, upwards or downwards. */
export function printNearOne(what: string, value: number, floor: readonly [number, number], goal: readonly [number, number]): void {
  const isWithin = ([low, high]: readonly [number, number]) => value >= low && value <= high;
  const reached = isWithin(goal) ? 'goal' : isWithin(floor) ? 'floor' : 'NOT REACHED';
  process.stdout.write(`${what.padEnd(70)} ${value.toFixed(3).padStart(10)}  floor ${floor.join('-').padEnd(8)} goal ${goal.join('-').padEnd(8)}            ${reached}\n`);
}
