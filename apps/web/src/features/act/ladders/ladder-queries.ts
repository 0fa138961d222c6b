import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

export type LadderList = InferResponseType<typeof api.ladders.$get, 200>;
export type Ladder = LadderList['ladders'][number];
export type SentStep = InferRequestType<typeof api.ladders.$post>['json']['steps'][number];

/** Every ladder, and who the sponsor is. */
export const laddersQuery = queryOptions({ queryKey: ['ladders'], queryFn: () => parseResponse(api.ladders.$get()) });

/** What such steps would do if nothing happened. */
export const ladderPreviewQuery = (steps: readonly SentStep[], themeId: string | null) =>
  queryOptions({
    queryKey: ['ladders', 'preview', steps, themeId],
    queryFn: () => parseResponse(api['ladder-previews'].$post({ json: { steps: [...steps], themeId } })),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** What happens next to one theme. */
export const themeLadderQuery = (id: string) => queryOptions({ queryKey: ['themes', 'one', id, 'ladder'], queryFn: () => parseResponse(api.themes[':id'].ladder.$get({ param: { id } })) });
