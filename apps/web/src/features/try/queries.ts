import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';

/** How far Kept is with a visitor's file, or its themes. */
export type TriedFile = InferResponseType<(typeof api.try)[':token']['$get'], 200>;
export type TriedThemes = Extract<TriedFile, { state: 'ready' }>;
export type TriedReading = Extract<TriedFile, { state: 'reading' }>;

const lookAgainMs = 800;

/** Whether this server lets people without an account try it with a file. */
export const tryOfferQuery = queryOptions({ queryKey: ['try', 'offer'], queryFn: () => parseResponse(api.try.$get()), staleTime: 60_000, meta: { mayBeSignedOut: true } });

/** Asks again while the file is being read; a token that is an hour old is answered with "not here any more". */
export const triedFileQuery = (token: string) =>
  queryOptions({
    queryKey: ['try', token],
    queryFn: () => parseResponse(api.try[':token'].$get({ param: { token } })),
    refetchInterval: ({ state }) => (state.status === 'error' || (state.data !== undefined && state.data.state !== 'reading') ? false : lookAgainMs),
    retry: false,
    staleTime: 0,
  });

/** Sends the file as it is; the server finds encoding, separator and column. */
export function sendTriedFile(file: File) {
  return parseResponse(api.try.$post({}, { init: { body: file, headers: { 'Content-Type': 'text/csv' } } }));
}
