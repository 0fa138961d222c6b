import { ChartFrame } from '../../ui/chart-frame.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { basisWords, writeFigure, writeTick } from './figure-words.ts';
import type { Figure, Health } from './queries.ts';

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Every score on its own scale and the contact figures over time; each chart's table and file hold exactly what is drawn. What has too few answers for a line is named beneath. */
export function HealthCharts({ health }: { health: Health }) {
  const charts = [
    ...health.scores.map((figure) => ({ id: `${figure.metric} ${figure.key} ${figure.scaleMin} ${figure.scaleMax}`, figure, ends: endsOf(figure.unit, figure.scaleMin, figure.scaleMax) })),
    ...health.contacts.map((figure) => ({ id: figure.key, figure, ends: undefined })),
  ];
  const isDrawn = ({ points }: Figure) => points.filter(({ value }) => value !== null).length >= 2;
  const undrawn = charts.filter(({ figure }) => !isDrawn(figure));
  return (
    <section aria-label="Over time">
      <div className="grid grid-cols-2 gap-x-12 gap-y-10 max-wide:grid-cols-1">
        {charts.filter(({ figure }) => isDrawn(figure)).map(({ id, figure, ends }) => (
          <FigureChart key={id} figure={figure} health={health} ends={ends} />
        ))}
      </div>
      {undrawn.length === 0 ? null : (
        <div className="mt-8 text-small text-ink-2">
          <p className="mb-1">Too few answers in each {health.grain} for a line over time:</p>
          <ul className="num grid gap-1">
            {undrawn.map(({ id, figure }) => (
              <li key={id}>
                <span className="font-[560] text-ink">{titleOf(figure)}</span>, {basisWords(figure).replace(/^[NT]/, (letter) => letter.toLowerCase())}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function titleOf(figure: Figure): string {
  return figure.value === null ? figure.label : `${figure.label}: ${writeFigure(figure.value, figure.unit)}`;
}

function FigureChart({ figure, health, ends }: { figure: Figure; health: Health; ends: readonly [number, number] | undefined }) {
  return (
    <ChartFrame
      title={titleOf(figure)}
      summary={`${figure.meaning}. ${basisWords(figure)}.`}
      series={[{ key: 'value', label: figure.label }]}
      points={figure.points.map(({ from, n, value }) => ({ label: health.grain === 'week' ? formatDay(from).slice(4) : month.format(new Date(`${from}T00:00:00Z`)), n, values: { value } }))}
      axis={health.grain === 'week' ? 'Week from' : 'Month'}
      minimum={health.minimumSample}
      write={(value) => writeTick(value, figure.unit)}
      {...(ends === undefined ? {} : { domain: ends })}
      fileName={`${figure.label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${health.days.from}`}
    />
  );
}

function endsOf(unit: Figure['unit'], min: number, max: number): readonly [number, number] {
  if (unit === 'percent') return [0, 100];
  return unit === 'points' ? [-100, 100] : [min, max];
}
