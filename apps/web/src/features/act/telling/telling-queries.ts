import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

export type Telling = InferResponseType<(typeof api.themes)[':id']['telling']['$get'], 200>;
export type Notice = NonNullable<Telling['current']>;
export type NoticeLanguage = NonNullable<InferRequestType<(typeof api.notices)[':id']['preview']['$get']>['query']['language']>;

const moving: readonly string[] = ['held', 'telling'];

/** What the people behind a theme may be told, and were; while a notice is on its way it is asked for again. */
export const tellingQuery = (themeId: string) =>
  queryOptions({
    queryKey: ['themes', 'one', themeId, 'telling'],
    queryFn: () => parseResponse(api.themes[':id'].telling.$get({ param: { id: themeId } })),
    refetchInterval: (query) => (moving.includes(query.state.data?.current?.state ?? '') ? 10_000 : false),
  });

/** A notice as one of the people would read it. A new version is a new mail. */
export const noticePreviewQuery = ({ id, version }: Pick<Notice, 'id' | 'version'>, customerId: string | undefined, language: NoticeLanguage | undefined) =>
  queryOptions({
    queryKey: ['notices', id, 'preview', version, customerId ?? 'first', language ?? 'own'],
    queryFn: () => parseResponse(api.notices[':id'].preview.$get({ param: { id }, query: { ...(customerId === undefined ? {} : { customerId }), ...(language === undefined ? {} : { language }) } })),
    placeholderData: keepPreviousData,
  });

/** The people whose mail can be looked at, found by name. */
export const noticePeopleQuery = (id: string, search: string) =>
  queryOptions({
    queryKey: ['notices', id, 'people', search],
    queryFn: () => parseResponse(api.notices[':id'].people.$get({ param: { id }, query: search === '' ? {} : { search } })),
    placeholderData: keepPreviousData,
  });
