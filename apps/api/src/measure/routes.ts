import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** The health page's figures. */
export const measureRoutes = new Hono<AppEnv>();
