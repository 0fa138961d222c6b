import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { explorerRoutes } from './explorer-routes.ts';
import { healthAnswer, healthFilter } from './health-answer.ts';
import { readHealth } from './read-health.ts';

/** The health page's figures, and the explorer over all that was said. */
export const measureRoutes = new Hono<AppEnv>().route('/', explorerRoutes).get('/health', describe('Measure', 'How it stands: scores, contacts, themes and loop kept over a period, each with n and interval', healthAnswer), allow('health.read'), input('query', healthFilter), async (c) =>
  c.json(await readHealth(c.var.ctx, c.req.valid('query'))),
);
