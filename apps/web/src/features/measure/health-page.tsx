import { EmptyState } from '../../ui/empty-state.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { HealthCharts } from './health-charts.tsx';
import { HealthControls } from './health-controls.tsx';
import { HealthTables } from './health-tables.tsx';
import { HealthTiles } from './health-tiles.tsx';
import type { Health, HealthView } from './queries.ts';

const importPath: string = '/import';

interface HealthPageProps {
  health: Health;
  view: HealthView;
  onView: (view: HealthView) => void;
}

/** How it stands: one sentence, six figures, each over time, and what lies behind them. */
export function HealthPage({ health, view, onView }: HealthPageProps) {
  const [fact = '', ...rest] = health.sentence.split('; ');
  const isEmpty = health.scores.length === 0 && health.contacts.every(({ n }) => n === 0) && health.themes.length === 0;
  return (
    <>
      <PageHeader title="CX health" actions={<HealthControls view={view} segments={health.segments} onView={onView} />} />
      <Sentence>
        <b>{fact}</b>
        {rest.length === 0 ? '' : `; ${rest.join('; ')}`} {health.loopKept.sentence}
      </Sentence>
      {isEmpty ? (
        <div className="mt-8">
          <EmptyState kind="none-yet" title="There is nothing to measure in this period yet." action={<ButtonLink to={importPath}>Import feedback</ButtonLink>}>
            Scores come from surveys and imports; contact figures from the interactions you send.
          </EmptyState>
        </div>
      ) : (
        <>
          <HealthTiles health={health} />
          <HealthCharts health={health} />
          <HealthTables health={health} />
        </>
      )}
      <p className="mt-8 max-w-[72ch] text-tiny text-ink-3">
        Days are those of {health.timezone.replaceAll('_', ' ')}. Fewer than {health.minimumSample} answers give no figure. On time, themes and loop kept count all segments
        {health.onTime.now.moved === 0 ? '' : `; of those closed on time, ${health.onTime.now.moved.toLocaleString('en-GB')} had their deadline moved before`}.
      </p>
    </>
  );
}
