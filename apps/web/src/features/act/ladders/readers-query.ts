import { mayDo } from '@kept/core/permissions.ts';
import { queryOptions } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import { peopleChoices } from '../../organisation/people-choices.ts';

/** Everybody a ladder may tell, as choices: active, and in a role that may read themes. */
export const readersQuery = queryOptions({
  queryKey: ['members', 'readers'],
  queryFn: async () => {
    const { members } = await parseResponse(api.members.$get());
    return peopleChoices(members.filter((each) => each.active && mayDo(each.role, 'themes.read')));
  },
});
