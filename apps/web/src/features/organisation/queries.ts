import { queryOptions } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';

/** Who is signed in, for which organisation, and what they may do. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => parseResponse(api.session.$get()),
  staleTime: 60_000,
  meta: { mayBeSignedOut: true },
});
