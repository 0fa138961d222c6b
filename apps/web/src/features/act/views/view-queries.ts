import { queryOptions } from '@tanstack/react-query';
import { parseResponse, type InferResponseType } from 'hono/client';
import { api } from '../../../api.ts';

export type SavedView = InferResponseType<typeof api.views.$get, 200>['views'][number];

/** My views of all themes, and those colleagues share. */
export const viewsQuery = queryOptions({ queryKey: ['themes', 'views'], queryFn: () => parseResponse(api.views.$get()) });
