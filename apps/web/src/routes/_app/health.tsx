import { comparisons, healthPeriods } from '@kept/core/measure/health-period-names.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { HealthPage } from '../../features/measure/health-page.tsx';
import { healthQuery, type HealthView } from '../../features/measure/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ period: searchText, compare: searchText, segment: searchText });

export const Route = createFileRoute('/_app/health')({
  validateSearch: search,
  loaderDeps: ({ search: asked }) => viewOf(asked),
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(healthQuery(deps)),
  component: HealthRoute,
});

/** What the URL asks for; words we do not know count as missing. */
function viewOf(asked: { period?: string | undefined; compare?: string | undefined; segment?: string | undefined }): HealthView {
  return {
    period: healthPeriods.find((name) => name === asked.period) ?? 'this_quarter',
    compare: comparisons.find((name) => name === asked.compare) ?? 'before',
    segment: asked.segment === '' ? undefined : asked.segment,
  };
}

function HealthRoute() {
  const view = viewOf(Route.useSearch());
  const { data } = useSuspenseQuery(healthQuery(view));
  const navigate = Route.useNavigate();
  return <HealthPage health={data} view={view} onView={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />;
}
