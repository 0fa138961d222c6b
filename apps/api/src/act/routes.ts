import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** What people decide about themes: accept, update, decline, hand over. */
export const actRoutes = new Hono<AppEnv>();
