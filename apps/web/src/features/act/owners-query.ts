import { mayDo } from '@kept/core/permissions.ts';
import { queryOptions } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { peopleChoices } from '../organisation/people-choices.ts';
import { isOrigin } from './is-journey-stage.ts';

/** Everybody who can own a theme, as choices: active, and in a role that may work on one. */
export const ownersQuery = queryOptions({
  queryKey: ['members', 'owners'],
  queryFn: async () => {
    const { members } = await parseResponse(api.members.$get());
    return peopleChoices(members.filter((each) => each.active && mayDo(each.role, 'themes.update')));
  },
});

/** Who may be the one to own a theme, by where it is said to begin. */
export const ownerSuggestionsQuery = (themeId: string, origin: string) =>
  queryOptions({
    queryKey: ['themes', 'one', themeId, 'owner-suggestions', origin],
    queryFn: () => parseResponse(api.themes[':id']['owner-suggestions'].$get({ param: { id: themeId }, query: isOrigin(origin) ? { origin } : {} })),
  });
