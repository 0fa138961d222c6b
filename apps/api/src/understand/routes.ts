import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** Themes as they are found: lists, one theme with its words, runs, why something is where it is. */
export const understandRoutes = new Hono<AppEnv>();
