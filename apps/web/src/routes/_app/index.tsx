import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/')({
  beforeLoad: async ({ context }) => {
    const { permissions } = await context.queryClient.ensureQueryData(sessionQuery);
    throw redirect({ to: permissions.includes('themes.read') ? '/my-themes' : '/report', replace: true });
  },
});
