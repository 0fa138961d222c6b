import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** Mail as it went out, and why some did not. */
export const mailRoutes = new Hono<AppEnv>();
