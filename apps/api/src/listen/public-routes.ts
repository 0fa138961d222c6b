import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** Pages for people who say something: the survey and the friction report. No cookie is read here. */
export const listenPages = new Hono<AppEnv>();
