import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** Pages for people who are told: the public page, receipts, preferences, unsubscribe, 'did it fix it?'. No cookie is read here. */
export const closeLoopPages = new Hono<AppEnv>();
