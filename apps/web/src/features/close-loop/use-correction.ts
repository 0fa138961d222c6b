import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';

/** Begins the correction of a digest and opens it. */
export function useCorrection(digestId: string) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (wrong: string) => parseResponse(api.digests[':id'].correction.$post({ param: { id: digestId }, json: { wrong } })),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['digests'] });
      await navigate({ to: '/digests/$id', params: { id } });
    },
  });
}
