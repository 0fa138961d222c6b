import { createFileRoute } from '@tanstack/react-router';
import { object } from 'zod/mini';
import { ThreadPage } from '../features/demo/thread-page.tsx';
import { threadNumber } from '../features/demo/thread-number.ts';

const search = object({ thread: threadNumber });

export const Route = createFileRoute('/thread')({ validateSearch: search, component: ThreadRoute });

function ThreadRoute() {
  const { thread } = Route.useSearch();
  return <ThreadPage number={thread ?? 1} />;
}
