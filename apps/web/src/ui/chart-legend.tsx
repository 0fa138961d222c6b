import { chartColours, chartDashes } from './chart-colours.ts';
import type { ChartSeries } from './chart-points.ts';

/** Names the lines or bars of a chart in their colours and dashes, so that colour is never alone. */
export function ChartLegend({ series, kind }: { series: readonly ChartSeries[]; kind: 'line' | 'bar' }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-tiny text-ink-2">
      {series.map((one, index) => (
        <li key={one.key} className="inline-flex items-center gap-1.5">
          <svg aria-hidden="true" width={22} height={10}>
            {kind === 'bar' ? (
              <rect width={10} height={10} x={6} rx={2} fill={chartColours[index % 5]} />
            ) : (
              <line x1={0} x2={22} y1={5} y2={5} strokeWidth={2.4} stroke={chartColours[index % 5]} strokeDasharray={chartDashes[index % 5]} />
            )}
          </svg>
          {one.label}
        </li>
      ))}
    </ul>
  );
}
