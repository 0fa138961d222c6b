import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { PageError } from '../ui/page-error.tsx';

/** Stands in a page's place when it could not be loaded; trying again asks the server once more. */
export function PageFailed({ error }: { error: unknown }) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <PageError error={error} onRetry={retry} />;
}
