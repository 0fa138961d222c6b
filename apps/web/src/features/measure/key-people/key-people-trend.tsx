import { ChartFrame } from '../../../ui/chart-frame.tsx';
import type { KeyPeople } from './key-people-queries.ts';

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The score of the two who carried most, month by month, as it was tested then. */
export function KeyPeopleTrend({ months }: Pick<KeyPeople, 'months'>) {
  const tested = months.filter(({ score }) => score !== null);
  if (tested.length === 0) return null;
  return (
    <section className="mt-12 break-inside-avoid">
      <ChartFrame
        title="Month by month"
        summary="The score of the two who carried most in each month, taken once a month; who they were may change."
        series={[{ key: 'score', label: 'Score' }]}
        points={tested.map(({ monthOn, score }) => ({ label: month.format(new Date(`${monthOn}T00:00:00Z`)), n: 1, values: { score } }))}
        axis="Month"
        domain={[0, 100]}
        fileName="key-person-test"
      />
    </section>
  );
}
