import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { parseResponse, type InferRequestType, type InferResponseType } from 'hono/client';
import { api } from '../../api.ts';

export type MentionPage = InferResponseType<(typeof api.themes)[':id']['mentions']['$get'], 200>;
export type Mention = MentionPage['mentions'][number];
export type MentionFilters = Omit<InferRequestType<(typeof api.themes)[':id']['mentions']['$get']>['query'], 'cursor'>;
export type Why = InferResponseType<(typeof api.mentions)[':id']['why']['$get'], 200>;
export type UnthemedPage = InferResponseType<typeof api.unthemed.$get, 200>;
export type ThemeRun = InferResponseType<typeof api.themes.runs.latest.$get, 200>['run'];

const firstFew = '6';

/** Customers' words on one theme: a few, so that what follows is near, then 25 at a time. */
export const mentionsQuery = (id: string, filters: MentionFilters) =>
  infiniteQueryOptions({
    queryKey: ['themes', 'one', id, 'mentions', filters],
    queryFn: ({ pageParam }) => parseResponse(api.themes[':id'].mentions.$get({ param: { id }, query: { ...filters, ...(pageParam === '' ? { limit: firstFew } : { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export type EditPlan = InferRequestType<(typeof api.themes)[':id']['edit-previews']['$post']>['json'];
export type RunDiff = InferResponseType<(typeof api.themes.runs)[':id']['$get'], 200>;
export type RunChange = RunDiff['waiting'][number];

/** What an edit would do, and how many mentions it would move. */
export const editPreviewQuery = (id: string, plan: EditPlan) =>
  queryOptions({ queryKey: ['edit-preview', id, plan], queryFn: () => parseResponse(api.themes[':id']['edit-previews'].$post({ param: { id }, json: plan })), staleTime: 0, gcTime: 0 });

export type MergeCandidate = InferResponseType<(typeof api.themes)[':id']['merge-candidates']['$get'], 200>['candidates'][number];

/** Themes that may be the same as this one. */
export const mergeCandidatesQuery = (id: string) => queryOptions({ queryKey: ['merge-candidates', id], queryFn: () => parseResponse(api.themes[':id']['merge-candidates'].$get({ param: { id } })), staleTime: 0 });

export type ThemeAgents = InferResponseType<(typeof api.themes)[':id']['agents']['$get'], 200>;

/** What agents report on one theme, as far as it hides everybody. */
export const themeAgentsQuery = (id: string) => queryOptions({ queryKey: ['themes', 'one', id, 'agents'], queryFn: () => parseResponse(api.themes[':id'].agents.$get({ param: { id } })) });

/** What a run changed, and what waits for a person. */
export const runDiffQuery = (id: string) => queryOptions({ queryKey: ['theme-run', id], queryFn: () => parseResponse(api.themes.runs[':id'].$get({ param: { id } })) });

/** Why one text is in its theme. */
export const whyQuery = (mentionId: string) => queryOptions({ queryKey: ['themes', 'why', mentionId], queryFn: () => parseResponse(api.mentions[':id'].why.$get({ param: { id: mentionId } })) });

/** How many comments have no theme: for the rail, which does not wait for it. */
export const unthemedCountQuery = queryOptions({
  queryKey: ['themes', 'unthemed-count'],
  queryFn: async () => (await parseResponse(api.unthemed.$get({ query: { limit: '1' } }))).coverage.unthemed,
  staleTime: 60_000,
});

/** What was said and has no theme. */
export const unthemedQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['themes', 'unthemed', search ?? ''],
    queryFn: ({ pageParam }) => parseResponse(api.unthemed.$get({ query: { ...(search === undefined ? {} : { search }), ...(pageParam === '' ? {} : { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** What reads the texts; asked again and again while texts are read again. */
export const encoderQuery = queryOptions({
  queryKey: ['encoder'],
  queryFn: () => parseResponse(api.encoder.$get()),
  refetchInterval: ({ state }) => ((state.data?.reading ?? null) === null ? 60_000 : 1500),
});

/** How far the search for themes is; asked again and again while it runs. */
export const runQuery = queryOptions({
  queryKey: ['theme-run'],
  queryFn: () => parseResponse(api.themes.runs.latest.$get()),
  refetchInterval: ({ state }) => (state.data?.run?.finishedAt === null ? 1500 : false),
});
