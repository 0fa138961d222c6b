import { queryOptions } from '@tanstack/react-query';
import { parseResponse, type InferResponseType } from 'hono/client';
import { pendingApi } from '../../api.ts';

/** The themes of the person signed in, as the API groups them. */
export type MyThemes = InferResponseType<typeof pendingApi.themes.mine.$get, 200>;
export type MyTheme = MyThemes['late'][number];

/** What is mine: late, due in 7 days, on track. */
export const myThemesQuery = queryOptions({
  queryKey: ['themes', 'mine'],
  queryFn: () => parseResponse(pendingApi.themes.mine.$get()),
});
