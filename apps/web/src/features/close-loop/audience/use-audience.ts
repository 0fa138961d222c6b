import { useQuery } from '@tanstack/react-query';
import { everybody } from '@kept/core/close-loop/audience-rules.ts';
import type { Digest } from '../queries.ts';
import { type Audience, audienceQuery } from './queries.ts';

/** Who gets a digest as far as it is counted: while it is counted anew, the figure before stands. */
export interface Counted {
  audience: Audience | undefined;
  isCounting: boolean;
  error: Error | null;
  again: () => void;
}

/** Who gets a digest: written on it once it is on its way, counted by itself before; counted again only when what it depends on changed. */
export function useAudience(digest: Digest): Counted {
  const forecast = useQuery({ ...audienceQuery(digest, digest.audienceRules ?? everybody, digest.controlPercent), enabled: digest.audience === null && digest.state !== 'cancelled' });
  if (digest.audience !== null) return { audience: digest.audience, isCounting: false, error: null, again: () => undefined };
  return { audience: forecast.data, isCounting: forecast.isFetching, error: forecast.error, again: () => void forecast.refetch() };
}
