import type { ThemeStatus } from '@kept/core/act/theme-status.ts';
import type { Hono } from 'hono';
import type { RingArcs } from './ui/ring.tsx';

interface Session {
  account: { name: string; email: string };
  organisation: { id: string; name: string; slug: string; timezone: string };
  member: { id: string; role: string };
  permissions: string[];
  counts: { myThemes: number; themes: number; unthemed: number };
  demo: boolean;
}

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

/** Stands in for the API's own type until apps/api/src/app.ts exports it. */
export type AppType = Hono<
  object,
  {
    '/api/v1/session': {
      $get: Json<object, Session>;
      $post: Json<{ json: { email: string; password: string } }, object>;
      $delete: Json<object, object>;
    };
    '/api/v1/themes/mine': { $get: Json<object, { late: Row[]; dueSoon: Row[]; onTrack: Row[]; nextDigestOn: string | null }> };
    '/api/v1/set-up': { $post: Json<{ json: { organisation: string; timezone: string; name: string; email: string; password: string } }, object> };
  },
  '/'
>;
