/** One position on the horizontal axis. A value of null is "not known", which is never drawn as zero. */
export interface ChartPoint {
  label: string;
  /** How many answers or interactions stand behind this point. */
  n: number;
  values: Readonly<Record<string, number | null>>;
}

export interface ChartSeries {
  key: string;
  label: string;
}

/** Leaves out every value that rests on fewer answers than the minimum, so that noise is not drawn. */
export function pointsWithEnough(points: readonly ChartPoint[], minimum: number): ChartPoint[] {
  return points.map((point) => (point.n >= minimum ? point : { ...point, values: {} }));
}

/** The table under a chart: the same figures, one row a point, a dash where nothing is known. */
export function chartTable(points: readonly ChartPoint[], series: readonly ChartSeries[], axis: string, write: (value: number) => string): string[][] {
  const head = [axis, ...series.map((one) => one.label), 'n'];
  const body = points.map((point) => [
    point.label,
    ...series.map((one) => {
      const value = point.values[one.key];
      return value === undefined || value === null ? '–' : write(value);
    }),
    String(point.n),
  ]);
  return [head, ...body];
}
