import { type Comparison, type HealthPeriodName, periodWords } from '@kept/core/measure/health-period-names.ts';
import { firstUp } from '../../ui/first-up.ts';

/** What a comparison is called beside a period: "Last quarter", "A year before", "Nothing". */
export function comparisonWords(period: HealthPeriodName, comparison: Comparison): string {
  if (comparison === 'none') return 'Nothing';
  return comparison === 'year_before' ? 'A year before' : firstUp(periodWords[period].before.replace(/^in /, ''));
}
