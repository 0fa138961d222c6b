import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type WorkingDays = InferResponseType<typeof api.calendar.$get, 200>;

/** On which days people work here. */
export const calendarQuery = queryOptions({ queryKey: ['calendar'], queryFn: () => parseResponse(api.calendar.$get()) });

/** The countries whose holidays are known; for one, its parts and the next holidays. */
export const holidaysQuery = (country: string, region: string) =>
  queryOptions({
    queryKey: ['holidays', country, region],
    queryFn: () => parseResponse(api.calendar.holidays.$get({ query: { ...(country === '' ? {} : { country }), ...(region === '' ? {} : { region }) } })),
    placeholderData: keepPreviousData,
    staleTime: 3_600_000,
  });
