import { useQuery } from '@tanstack/react-query';
import { runQuery } from './queries.ts';

/** The last search for themes, and the one that is still under way, if any. */
export function useRun() {
  const { data } = useQuery(runQuery);
  const run = data?.run ?? null;
  return { run, running: run?.finishedAt === null ? run : null };
}
