import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../organisation/queries.ts';
import type { Theme } from '../queries.ts';

/** Whether whoever is signed in may tell the people behind a theme: its owner, leads, administrators and marketing. */
export function useMayTell(theme: Pick<Theme, 'may'>): boolean {
  const { data: session } = useQuery(sessionQuery);
  return session?.permissions.includes('notices.send') === true && (theme.may.update || session.member.role === 'marketer');
}
