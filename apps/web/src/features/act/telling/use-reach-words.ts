import { useQuery } from '@tanstack/react-query';
import { writeReach } from '../reach-words.ts';
import type { Theme } from '../queries.ts';
import { tellingQuery } from './telling-queries.ts';

/** Who would hear of it now and who not, and why; until that is counted, who has an address. */
export function useReachWords({ id, reach }: Theme): string {
  const { data } = useQuery(tellingQuery(id));
  return data?.audience?.sentence ?? writeReach(reach);
}
