import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { PageFailed } from '../app-shell/page-failed.tsx';
import { PlainPage } from '../app-shell/plain-page.tsx';
import { NotFound } from '../ui/not-found.tsx';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <PlainPage>
      <NotFound />
    </PlainPage>
  ),
  errorComponent: ({ error }) => (
    <PlainPage>
      <PageFailed error={error} />
    </PlainPage>
  ),
});
