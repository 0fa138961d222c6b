import { comparisons, healthPeriods, periodWords } from '@kept/core/measure/health-period-names.ts';
import { Select } from '../../ui/select.tsx';
import { firstUp } from '../../ui/first-up.ts';
import { comparisonWords } from './period-choices.ts';
import type { HealthView } from './queries.ts';

interface HealthControlsProps {
  view: HealthView;
  segments: readonly string[];
  onView: (view: HealthView) => void;
}

const periods = healthPeriods.map((name) => ({ value: name, label: firstUp(periodWords[name].now.replace(/^in the /, '')) }));

/** Which period, compared with what, for whom. */
export function HealthControls({ view, segments, onView }: HealthControlsProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <Select label="Period" choices={periods} value={view.period} onChange={(event) => onView({ ...view, period: healthPeriods.find((name) => name === event.target.value) ?? view.period })} />
      <Select
        label="Compared with"
        choices={comparisons.map((name) => ({ value: name, label: comparisonWords(view.period, name) }))}
        value={view.compare}
        onChange={(event) => onView({ ...view, compare: comparisons.find((name) => name === event.target.value) ?? view.compare })}
      />
      {segments.length === 0 ? null : (
        <Select
          label="Customers"
          choices={[{ value: '', label: 'All segments' }, ...segments.map((segment) => ({ value: segment, label: segment }))]}
          value={view.segment ?? ''}
          onChange={(event) => onView({ ...view, segment: event.target.value === '' ? undefined : event.target.value })}
        />
      )}
    </div>
  );
}
