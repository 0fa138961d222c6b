import type { SendingCode } from '@kept/core/sending-words.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import type { ChosenImport } from './chosen-query.ts';
import type { ImportSearch } from './import-search.ts';
import type { FeedbackFilters } from './feedback-search.ts';

export type FeedbackPageAnswer = InferResponseType<typeof api.feedback.$get, 200>;
export type FeedbackItem = FeedbackPageAnswer['items'][number];
export type Preview = InferResponseType<typeof api.imports.preview.$post, 200>;
export type ImportRun = InferResponseType<(typeof api.imports)[':id']['$get'], 200>;
export type ImportRow = InferResponseType<typeof api.imports.$get, 200>['items'][number];
export type Survey = InferResponseType<typeof api.surveys.$get, 200>['items'][number];
export type WholeSurvey = InferResponseType<(typeof api.surveys)[':id']['$get'], 200>;
export type SurveyResponses = InferResponseType<(typeof api.surveys)[':id']['responses']['$get'], 200>;
export type Sending = InferResponseType<(typeof api.surveys)[':id']['sending']['$get'], 200>;
export type SendingPreviewAnswer = InferResponseType<(typeof api.surveys)[':id']['sending']['preview']['$post'], 200>;
export type SendingFigures = InferResponseType<(typeof api.surveys)[':id']['sending']['figures']['$get'], 200>;
export type SendingDecision = InferResponseType<(typeof api.surveys)[':id']['sending']['decisions']['$get'], 200>['items'][number];
export type FrictionRound = InferResponseType<typeof api.friction.rounds.$get, 200>['items'][number];
export type NewRound = InferRequestType<typeof api.friction.rounds.$post>['json'];

const lookAgainMs = 700;

/** What customers said, 25 at a time, newest first. */
export const feedbackQuery = (filters: FeedbackFilters) =>
  infiniteQueryOptions({
    queryKey: ['feedback', filters],
    queryFn: ({ pageParam }) => parseResponse(api.feedback.$get({ query: withoutEmpty({ ...filters, cursor: pageParam }) })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What means the same as a search without holding its words, closest first, 25 at a time. */
export const closestQuery = ({ q, ...filters }: FeedbackFilters & { q: string }) =>
  infiniteQueryOptions({
    queryKey: ['feedback', 'closest', q, filters],
    queryFn: ({ pageParam }) => parseResponse(api.search.$get({ query: { ...withoutEmpty({ ...filters, cursor: pageParam }), q, by: 'meaning' } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });

/** The API takes a filter that is missing, not one that is empty. */
/** A query as the API takes it: what is not set is left out. */
export function withoutEmpty(query: Record<string, string | number | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])));
}

/** Sends a file that waits until somebody has said what is what. */
export function sendImportFile(file: File) {
  return parseResponse(api.imports.files.$post({ query: { name: file.name, size: String(file.size) } }, { init: { body: file, headers: { 'Content-Type': 'application/octet-stream' } } }));
}

/** What a file that was sent is, taken for what a person says it is. */
export const filePreviewQuery = (id: string, { into, format, entry }: ImportSearch) =>
  queryOptions({ queryKey: ['imports', 'files', id, into, format, entry], queryFn: () => parseResponse(api.imports.files[':id'].$get({ param: { id }, query: withoutEmpty({ into, format, entry }) })), staleTime: Infinity, retry: false, placeholderData: (before) => before });

/** Imports a file that was sent, or with dryRun says what would happen. */
export function startImport({ query }: { query: ChosenImport & { readonly dryRun: '0' | '1' } }) {
  return parseResponse(api.imports.$post({ query }, { init: { headers: { 'Content-Type': 'application/octet-stream' } } }));
}

/** Takes an import back. */
export function undoImport(id: string) {
  return parseResponse(api.imports[':id'].undo.$post({ param: { id } }, { init: { headers: { 'Content-Type': 'application/json' } } }));
}

/** What taking an import back would leave; asked anew each time, since anything may have changed. */
export const undoForecastQuery = (id: string) => queryOptions({ queryKey: ['imports', id, 'undo'], queryFn: () => parseResponse(api.imports[':id'].undo.$get({ param: { id } })), staleTime: 0, gcTime: 0 });

/** How an import stands; asks again while it runs. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => parseResponse(api.imports[':id'].$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' || state.data?.state === 'undoing' ? lookAgainMs : false),
  });

/** The latest imports. */
export const importsQuery = queryOptions({ queryKey: ['imports'], queryFn: () => parseResponse(api.imports.$get()) });

/** Every survey with its public page. */
export const surveysQuery = queryOptions({ queryKey: ['surveys'], queryFn: () => parseResponse(api.surveys.$get()) });

/** One survey with its draft and versions. */
export const surveyQuery = (id: string) => queryOptions({ queryKey: ['surveys', id], queryFn: () => parseResponse(api.surveys[':id'].$get({ param: { id } })) });

/** Surveys to start from. */
export const surveyTemplatesQuery = queryOptions({ queryKey: ['surveys', 'templates'], queryFn: () => parseResponse(api.surveys.templates.$get()), staleTime: Infinity });

/** A survey's answers, 25 at a time: those that count, or those kept apart. */
export const surveyResponsesQuery = (id: string, isApart: boolean) =>
  infiniteQueryOptions({
    queryKey: ['surveys', id, 'responses', isApart],
    queryFn: ({ pageParam }) => parseResponse(api.surveys[':id'].responses.$get({ param: { id }, query: withoutEmpty({ apart: isApart ? '1' : undefined, cursor: pageParam }) })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The scores people pressed in a survey and have not sent. */
export const surveyPressesQuery = (id: string) => queryOptions({ queryKey: ['surveys', id, 'presses'], queryFn: () => parseResponse(api.surveys[':id'].presses.$get({ param: { id } })) });

/** Whom a survey asks by itself. */
export const sendingQuery = (id: string) => queryOptions({ queryKey: ['surveys', id, 'sending'], queryFn: () => parseResponse(api.surveys[':id'].sending.$get({ param: { id } })) });

/** Whom rules would ask; the plan as it is written, so that the same rules are asked about once. */
export const sendingPreviewQuery = (id: string, plan: string) =>
  queryOptions({ queryKey: ['surveys', id, 'sending-preview', plan], queryFn: () => parseResponse(api.surveys[':id'].sending.preview.$post({ param: { id }, json: { plan: JSON.parse(plan) } })) });

/** How the sending of a survey went. */
export const sendingFiguresQuery = (id: string, days: '30' | '90' | '365') =>
  queryOptions({ queryKey: ['surveys', id, 'sending', 'figures', days], queryFn: () => parseResponse(api.surveys[':id'].sending.figures.$get({ param: { id }, query: { days } })) });

/** What was decided about each contact, 25 at a time. */
export const decisionsQuery = (id: string, code: SendingCode | undefined) =>
  infiniteQueryOptions({
    queryKey: ['surveys', id, 'sending', 'decisions', code],
    queryFn: ({ pageParam }) => parseResponse(api.surveys[':id'].sending.decisions.$get({ param: { id }, query: withoutEmpty({ code, cursor: pageParam }) })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Every friction round, and the page agents open. */
export const roundsQuery = queryOptions({ queryKey: ['friction', 'rounds'], queryFn: () => parseResponse(api.friction.rounds.$get()) });
