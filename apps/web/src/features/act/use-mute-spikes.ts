import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { spikesQuery } from './queries.ts';

/** Mutes a theme's spikes, or lets them be told again. */
export function useMuteSpikes(themeId: string) {
  const client = useQueryClient();
  const spikes = api.themes[':id'].spikes;
  return useMutation({
    mutationFn: async (isMuted: boolean) => (isMuted ? parseResponse(spikes.mute.$put({ param: { id: themeId } })) : parseResponse(spikes.mute.$delete({ param: { id: themeId } }))),
    onSuccess: async ({ isMuted }) => {
      await client.invalidateQueries({ queryKey: spikesQuery(themeId).queryKey });
      showToast({ message: isMuted ? 'Nobody is told of its spikes any more. They stay in its history.' : 'Owner and leads are told of its next spike.' });
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
}
