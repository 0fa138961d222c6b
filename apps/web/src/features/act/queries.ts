import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { parseResponse, type InferRequestType, type InferResponseType } from 'hono/client';
import { api } from '../../api.ts';

/** The themes of the person signed in, as the API groups them. */
export type MyThemes = InferResponseType<typeof api.themes.mine.$get, 200>;
export type MyTheme = MyThemes['late'][number];
export type ThemeList = InferResponseType<typeof api.themes.$get, 200>;
export type ThemeRow = ThemeList['themes'][number];
export type LeagueRow = InferResponseType<typeof api.themes.league.$get, 200>['rows'][number];
export type ThemeFilters = InferRequestType<typeof api.themes.$get>['query'];
export type Theme = InferResponseType<(typeof api.themes)[':id']['$get'], 200>;
export type Trend = InferResponseType<(typeof api.themes)[':id']['trend']['$get'], 200>;
export type Actions = InferResponseType<typeof api.actions.$get, 200>;

/** What is mine: late, due in 7 days, on track. */
export const myThemesQuery = queryOptions({
  queryKey: ['themes', 'mine'],
  queryFn: () => parseResponse(api.themes.mine.$get()),
});

/** All themes that match, and how much of what was said has one. */
export const themesQuery = (filters: ThemeFilters) =>
  queryOptions({ queryKey: ['themes', 'list', filters], queryFn: () => parseResponse(api.themes.$get({ query: filters })), placeholderData: keepPreviousData });

/** The themes that match, counted by owner, origin or stage. */
export const leagueQuery = (question: InferRequestType<typeof api.themes.league.$get>['query']) => queryOptions({ queryKey: ['themes', 'league', question], queryFn: () => parseResponse(api.themes.league.$get({ query: question })), placeholderData: keepPreviousData });

/** Everything about one theme but the words. */
export const themeQuery = (id: string) => queryOptions({ queryKey: ['themes', 'one', id], queryFn: () => parseResponse(api.themes[':id'].$get({ param: { id } })) });

/** Who has promised what. */
export const actionsQuery = queryOptions({ queryKey: ['themes', 'actions'], queryFn: () => parseResponse(api.actions.$get()) });

/** One theme week by week. */
export const trendQuery = (id: string) => queryOptions({ queryKey: ['themes', 'one', id, 'trend'], queryFn: () => parseResponse(api.themes[':id'].trend.$get({ param: { id } })) });

/** Why customers contradict a fix of a theme. */
export const fixReasonsQuery = (id: string) => queryOptions({ queryKey: ['themes', 'one', id, 'fix-reasons'], queryFn: () => parseResponse(api.themes[':id']['fix-reasons'].$get({ param: { id } })) });

/** The weeks in which a theme stood above its usual number. */
export const spikesQuery = (id: string) => queryOptions({ queryKey: ['themes', 'one', id, 'spikes'], queryFn: () => parseResponse(api.themes[':id'].spikes.$get({ param: { id } })) });
