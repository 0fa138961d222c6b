import { createFileRoute } from '@tanstack/react-router';
import { ThreadPage } from '../features/demo/thread-page.tsx';
import { threadNumber } from '../features/demo/thread-number.ts';
import { searchOf } from '../search-of.ts';

const search = searchOf({ thread: threadNumber });

export const Route = createFileRoute('/thread')({ validateSearch: search, component: ThreadRoute });

function ThreadRoute() {
  const { thread } = Route.useSearch();
  return <ThreadPage number={thread ?? 1} />;
}
