import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** Digests: build, preview, approve, send, report. */
export const closeLoopRoutes = new Hono<AppEnv>();
