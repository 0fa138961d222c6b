import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type DefinitionDraft = InferRequestType<typeof api.themes.definitions.preview.$post>['json'];
export type DefinitionPreview = InferResponseType<typeof api.themes.definitions.preview.$post, 200>;

/** A draft as one text, empty while there is none: two drafts that say the same are the same. */
export function writeDraft(draft: DefinitionDraft | undefined): string {
  return draft === undefined ? '' : JSON.stringify(draft);
}

/** What a written draft would match and move; the last answer stands until the next is there. */
export const definitionPreviewQuery = (written: string) =>
  queryOptions({
    queryKey: ['themes', 'definition', written],
    queryFn: ({ signal }) => {
      const json: DefinitionDraft = JSON.parse(written);
      return parseResponse(api.themes.definitions.preview.$post({ json }, { init: { signal } }));
    },
    enabled: written !== '',
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });
