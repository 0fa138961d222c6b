import { Bar, BarChart, CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { chartColours, chartDashes } from './chart-colours.ts';
import type { ChartPoint, ChartSeries } from './chart-points.ts';

interface ChartPlotProps {
  kind: 'line' | 'bar';
  series: readonly ChartSeries[];
  points: readonly ChartPoint[];
  write: (value: number) => string;
  domain?: readonly [number, number];
  mark?: { label: string; words: string };
}

const tick = { fill: 'var(--ink-3)', fontSize: 12 } as const;
const tooltip = { background: 'var(--surface)', border: '1px solid var(--line-strong)', borderRadius: 6, color: 'var(--ink)', fontSize: 13 } as const;

/** Draws the points of a chart frame; loaded only where a chart is shown. The frame says the same in words and as a table. */
export function ChartPlot({ kind, series, points, write, domain, mark }: ChartPlotProps) {
  const data = points.map((point) => ({ label: point.label, ...point.values }));
  const Chart = kind === 'bar' ? BarChart : LineChart;
  return (
    <div aria-hidden="true" className="num h-[220px]">
      <ResponsiveContainer width="100%" height="100%">
        <Chart data={data} margin={{ top: 8, right: 28, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="label" tick={tick} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} minTickGap={28} />
          <YAxis width={44} tick={tick} tickLine={false} axisLine={false} tickFormatter={write} domain={domain === undefined ? undefined : [...domain]} />
          <Tooltip contentStyle={tooltip} cursor={kind === 'bar' ? { fill: 'var(--hover)' } : { stroke: 'var(--line-strong)' }} formatter={(value) => (typeof value === 'number' ? write(value) : value)} />
          {mark === undefined ? null : <ReferenceLine x={mark.label} stroke="var(--ink-2)" strokeDasharray="3 3" label={{ value: mark.words, position: 'insideTopRight', fill: 'var(--ink-2)', fontSize: 12 }} />}
          {series.map((one, index) =>
            kind === 'bar' ? (
              <Bar key={one.key} dataKey={one.key} name={one.label} fill={chartColours[index % 5]} radius={[2, 2, 0, 0]} maxBarSize={36} isAnimationActive={false} />
            ) : (
              <Line key={one.key} dataKey={one.key} name={one.label} stroke={chartColours[index % 5]} strokeWidth={2.4} strokeDasharray={chartDashes[index % 5]} dot={points.length < 3} connectNulls={false} isAnimationActive={false} />
            ),
          )}
        </Chart>
      </ResponsiveContainer>
    </div>
  );
}
