import { queryOptions } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';

/** What a language model suggested for a theme, and whether one is set up at all. */
export const suggestionsQuery = (themeId: string) =>
  queryOptions({ queryKey: ['themes', 'one', themeId, 'suggestions'], queryFn: () => parseResponse(api.themes[':id'].suggestions.$get({ param: { id: themeId } })) });
