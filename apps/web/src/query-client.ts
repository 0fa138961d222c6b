import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemMessage } from './ui/problem-message.ts';

/** Questions are asked again on network trouble, never on a refusal; without a network they fail and say so instead of waiting; a session that has ended leads to the sign-in page. */
export function createAppQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (problemMessage(error).status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => (query.meta?.['mayBeSignedOut'] === true ? undefined : onError(error)) }),
    mutationCache: new MutationCache({ onError: (error, _input, _context, mutation) => (mutation.meta?.['mayBeSignedOut'] === true ? undefined : onError(error)) }),
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: 20_000, retry: (failures, error) => failures < 2 && isWorthRetrying(error) },
      mutations: { networkMode: 'always' },
    },
  });
}

function isWorthRetrying(error: unknown): boolean {
  const { status } = problemMessage(error);
  return status === 0 || status >= 502;
}
