import { queryOptions } from '@tanstack/react-query';
import { parseResponse, type InferResponseType } from 'hono/client';
import { api } from '../../api.ts';

export type Reading = InferResponseType<typeof api.reading.$get, 200>;

/** Languages and feelings among the newest comments, and how well feeling was learned. */
export const readingQuery = queryOptions({ queryKey: ['themes', 'reading'], queryFn: () => parseResponse(api.reading.$get()) });
