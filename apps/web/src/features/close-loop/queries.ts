import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type Digests = InferResponseType<typeof api.digests.$get, 200>;
export type DigestLine = Digests['digests'][number];
export type Digest = InferResponseType<(typeof api.digests)[':id']['$get'], 200>;
export type DigestBlock = Digest['blocks'][number];
export type Outbox = InferResponseType<typeof api.outbox.$get, 200>;
export type Held = NonNullable<Outbox['health']['held']>;
export type OutboxLine = Outbox['mails'][number];
export type Inbound = InferResponseType<typeof api.inbound.$get, 200>;
export type OutboxMail = InferResponseType<(typeof api.outbox)[':id']['$get'], 200>;

/** Every digest, newest first, and which period it is. */
export const digestsQuery = queryOptions({ queryKey: ['digests'], queryFn: () => parseResponse(api.digests.$get()) });

/** How often a digest is asked for again while it moves by itself, in milliseconds. */
const askedAgain: Partial<Record<string, number>> = { sending: 4_000, scheduled: 20_000 };

/** One digest whole; while it is on its way it is asked for again every few seconds. */
export const digestQuery = (id: string) =>
  queryOptions({
    queryKey: ['digests', id],
    queryFn: () => parseResponse(api.digests[':id'].$get({ param: { id } })),
    refetchInterval: (query) => askedAgain[query.state.data?.state ?? ''] ?? false,
  });

/** The mail as one recipient would read it. A new version of the digest is a new mail. */
export const previewQuery = (id: string, version: number, { customerId, language, dir }: { customerId: string | undefined; language: SurveyLanguage | undefined; dir: 'rtl' | undefined }) =>
  queryOptions({
    queryKey: ['digests', id, 'preview', version, customerId ?? 'first', language ?? 'own', dir ?? ''],
    queryFn: () => parseResponse(api.digests[':id'].preview.$get({ param: { id }, query: { ...(customerId === undefined ? {} : { customerId }), ...(language === undefined ? {} : { language }), ...(dir === undefined ? {} : { dir }) } })),
    placeholderData: keepPreviousData,
  });

/** Recipients whose mail can be looked at, found by name. */
export const recipientsQuery = (id: string, search: string) =>
  queryOptions({
    queryKey: ['digests', id, 'recipients', search],
    queryFn: () => parseResponse(api.digests[':id'].recipients.$get({ param: { id }, query: search === '' ? {} : { search } })),
    placeholderData: keepPreviousData,
  });

export interface OutboxView {
  kind?: OutboxLine['kind'] | undefined;
  state?: OutboxLine['state'] | undefined;
  before?: string | undefined;
}

/** One page of mails, newest first. */
export const outboxQuery = ({ kind, state, before }: OutboxView) =>
  queryOptions({
    queryKey: ['outbox', kind ?? '', state ?? '', before ?? ''],
    queryFn: () => parseResponse(api.outbox.$get({ query: { ...(kind === undefined ? {} : { kind }), ...(state === undefined ? {} : { state }), ...(before === undefined ? {} : { before }) } })),
    placeholderData: keepPreviousData,
  });

/** Mail that came in lately, and what became of it. */
export const inboundQuery = queryOptions({ queryKey: ['outbox', 'inbound'], queryFn: () => parseResponse(api.inbound.$get()) });

/** One mail with its parts. */
export const outboxMailQuery = (id: string) => queryOptions({ queryKey: ['outbox', 'mail', id], queryFn: () => parseResponse(api.outbox[':id'].$get({ param: { id } })) });

/** The bytes of one mail as text; only the outbox keeps them. */
export const mailSourceQuery = (id: string) =>
  queryOptions({
    queryKey: ['outbox', 'source', id],
    queryFn: async () => {
      const answer = await api.outbox[':id'].raw.$get({ param: { id } });
      if (!answer.ok) throw await answer.json().catch(() => new TypeError('No answer.'));
      return answer.text();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
