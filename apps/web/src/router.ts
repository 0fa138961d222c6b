import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { PagePending } from './app-shell/page-pending.tsx';
import { PageFailed } from './app-shell/page-failed.tsx';
import { routeTree } from './routeTree.gen.ts';
import { NotFound } from './ui/not-found.tsx';

/** The router over the pages in routes/, with the query client at hand in every loader. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // Freshness is decided by the queries, so a preload always asks them.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
