import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';

/** Makes a period's digest and opens it. */
export function useNewDigest() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (period: string) => parseResponse(api.digests.$post({ json: { period } })),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['digests'] });
      await navigate({ to: '/digests/$id', params: { id } });
    },
  });
}
