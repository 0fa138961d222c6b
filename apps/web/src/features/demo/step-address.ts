import type { ThreadStep } from './queries.ts';

/** Where a step is seen: its own page with the bar, or, for a customer's page, the thread's page with the link to it. */
export function stepAddress(step: Pick<ThreadStep, 'path' | 'isPublic'>, number: number): string {
  const { pathname, searchParams, hash } = new URL(step.isPublic ? '/thread' : step.path, 'http://here');
  searchParams.set('thread', String(number));
  return `${pathname}?${searchParams.toString()}${hash}`;
}
