import { Skeleton } from '../ui/skeleton.tsx';

/** Stands in a page's place while it loads. */
export function PagePending() {
  return <Skeleton rows={5} />;
}
