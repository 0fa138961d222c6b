import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** Feedback, files, surveys, customers and interactions, friction rounds. */
export const listenRoutes = new Hono<AppEnv>();
