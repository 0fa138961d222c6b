import { lazy, Suspense } from 'react';
import { Button } from './button.tsx';
import { ChartLegend } from './chart-legend.tsx';
import { chartTable, pointsWithEnough, type ChartPoint, type ChartSeries } from './chart-points.ts';
import { csvOf } from './csv-of.ts';
import { saveFile } from './save-file.ts';

const ChartPlot = lazy(() => import('./chart-plot.tsx').then(({ ChartPlot }) => ({ default: ChartPlot })));

export interface ChartFrameProps {
  title: string;
  /** What the chart shows, as a sentence; shown above it, and all that a screen reader hears beside the table. */
  summary: string;
  kind?: 'line' | 'bar';
  series: readonly ChartSeries[];
  points: readonly ChartPoint[];
  /** What the points are: "Week", "Driver". */
  axis: string;
  /** Below this many answers in all, no chart is drawn; below it in one point, that point is left out. */
  minimum?: number;
  write?: (value: number) => string;
  /** The lower and upper end of the vertical axis, where the scale has ends. */
  domain?: readonly [number, number];
  /** One position to point at, such as the day a fix went live; say the same in the summary. */
  mark?: { label: string; words: string };
  fileName: string;
}

/** A chart that can be checked: its n, its figures as a table, and exactly those as a file. Without enough answers it says so instead. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, summary, kind = 'line', series, points, axis, minimum = 1, write = writeFigure, domain, mark, fileName } = props;
  const n = points.reduce((sum, point) => sum + point.n, 0);
  const shown = pointsWithEnough(points, minimum);
  const hasFigures = shown.some((point) => series.some((one) => typeof point.values[one.key] === 'number'));
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-[600]">{title}</span>
        <span className="num text-tiny text-ink-3">n = {n.toLocaleString('en-GB')}</span>
      </figcaption>
      {hasFigures ? (
        <>
          <p className="mb-3 text-small text-ink-2">{summary}</p>
          {series.length > 1 ? <ChartLegend series={series} kind={kind} /> : null}
          <Suspense fallback={<div className="h-[220px] rounded-small bg-sunken motion-safe:animate-pulse" />}>
            <ChartPlot kind={kind} series={series} points={shown} write={write} domain={domain} mark={mark} />
          </Suspense>
          <Figures rows={chartTable(shown, series, axis, write)} title={title} fileName={fileName} />
        </>
      ) : (
        <p className="border-y border-line py-10 text-ink-2">{missing(n, minimum)}</p>
      )}
    </figure>
  );
}

function missing(n: number, minimum: number): string {
  if (n === 0) return 'No data yet.';
  return `Too few answers to show (${n.toLocaleString('en-GB')}; shown from ${minimum.toLocaleString('en-GB')}).`;
}

function writeFigure(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

function Figures({ rows, title, fileName }: { rows: string[][]; title: string; fileName: string }) {
  const [head = [], ...body] = rows;
  return (
    <details className="mt-2 text-small">
      <summary className="inline-flex min-h-6 items-center text-tiny text-ink-2 underline underline-offset-3 hover:text-ink">Table</summary>
      <div className="mt-2 overflow-x-auto">
        <table className="num w-full border-collapse">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {head.map((cell, index) => (
                <th key={cell} scope="col" className={`border-b border-line-strong py-1.5 pe-3 text-tiny font-normal text-ink-3 last:pe-0 ${index === 0 ? 'text-start' : 'text-end'}`}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((cells) => (
              <tr key={cells[0]} className="border-b border-line">
                {cells.map((cell, index) => (
                  <td key={index} className={`py-1.5 pe-3 last:pe-0 ${index === 0 ? 'text-start' : 'text-end'}`}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button size="small" className="mt-2" onClick={() => saveFile(`${fileName}.csv`, csvOf(rows))}>
        Download CSV
      </Button>
    </details>
  );
}
