import type { ThemeStatus } from '@kept/core/act/theme-status.ts';
import type { Hono } from 'hono';
import type { RingArcs } from './ui/ring.tsx';

interface Row {
  id: string;
  title: string;
  status: ThemeStatus;
  deadlineOn: string;
  daysLate: number;
  people: number;
  trend: number[];
  quote: { text: string } | null;
  ring: RingArcs;
}

type Json<Input, Output> = { input: Input; output: Output; outputFormat: 'json'; status: 200 };

/** Routes agreed on that apps/api/src/app.ts does not have yet: move each call to `api` as its route lands. */
export type PendingType = Hono<
  object,
  {
    '/api/v1/themes/mine': { $get: Json<object, { late: Row[]; dueSoon: Row[]; onTrack: Row[]; nextDigestOn: string | null }> };
  },
  '/'
>;
