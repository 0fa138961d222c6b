import { ChartFrame } from '../../ui/chart-frame.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { basisWords, writeFigure, writeValue } from './figure-words.ts';
import type { Figure, Health } from './queries.ts';

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Every score on its own scale and the three contact figures over time; each chart's table and file hold exactly what is drawn. */
export function HealthCharts({ health }: { health: Health }) {
  return (
    <section aria-label="Over time" className="grid grid-cols-2 gap-x-12 gap-y-10 max-wide:grid-cols-1">
      {health.scores.map((figure) => (
        <FigureChart key={`${figure.metric} ${figure.key} ${figure.scaleMin} ${figure.scaleMax}`} figure={figure} health={health} ends={endsOf(figure.unit, figure.scaleMin, figure.scaleMax)} />
      ))}
      {health.contacts.map((figure) => (
        <FigureChart key={figure.key} figure={figure} health={health} ends={undefined} />
      ))}
    </section>
  );
}

function FigureChart({ figure, health, ends }: { figure: Figure; health: Health; ends: readonly [number, number] | undefined }) {
  const title = figure.value === null ? figure.label : `${figure.label}: ${writeFigure(figure.value, figure.unit)}`;
  return (
    <ChartFrame
      title={title}
      summary={`${figure.meaning}. ${basisWords(figure)}.`}
      series={[{ key: 'value', label: figure.label }]}
      points={figure.points.map(({ from, n, value }) => ({ label: health.grain === 'week' ? formatDay(from).slice(4) : month.format(new Date(`${from}T00:00:00Z`)), n, values: { value } }))}
      axis={health.grain === 'week' ? 'Week from' : 'Month'}
      minimum={health.minimumSample}
      write={(value) => writeValue(value, figure.unit)}
      {...(ends === undefined ? {} : { domain: ends })}
      fileName={`${figure.label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${health.days.from}`}
    />
  );
}

function endsOf(unit: Figure['unit'], min: number, max: number): readonly [number, number] {
  if (unit === 'percent') return [0, 100];
  return unit === 'points' ? [-100, 100] : [min, max];
}
