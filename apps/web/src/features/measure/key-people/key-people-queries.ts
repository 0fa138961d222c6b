import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

export type KeyPeople = InferResponseType<(typeof api)['key-people']['$get'], 200>;

/** What would be left without anybody if these people left; without ids, the two who carry most. */
export const keyPeopleQuery = (people: string | undefined) =>
  queryOptions({ queryKey: ['key-people', people ?? ''], queryFn: () => parseResponse(api['key-people'].$get({ query: people === undefined ? {} : { people } })), placeholderData: keepPreviousData });
