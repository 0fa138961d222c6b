import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { comparisonAnswer, readComparison } from './comparison/read-comparison.ts';
import { explorerRoutes } from './explorer-routes.ts';
import { healthAnswer, healthFilter } from './health-answer.ts';
import { readHealth } from './read-health.ts';
import { readSendingFigures, sendingFigures, sendingFiguresQuery } from './read-sending-figures.ts';

/** The health page's figures, and the explorer over all that was said. */
export const measureRoutes = new Hono<AppEnv>().route('/', explorerRoutes).get('/health', describe('Measure', 'How it stands: scores, contacts, themes and loop kept over a period, each with n and interval', healthAnswer), allow('health.read'), input('query', healthFilter), async (c) =>
  c.json(await readHealth(c.var.ctx, c.req.valid('query'))),
)
  .get('/surveys/:id/sending/figures', describe('Measure', 'How the sending of a survey went: reasons, response rates, and whom nobody was asked about', sendingFigures), allow('surveys.read'), input('param', z.object({ id: z.uuid('This is not an id.') })), input('query', sendingFiguresQuery), async (c) =>
    c.json(await readSendingFigures(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .get('/digests/:id/comparison', describe('Measure', 'Whether telling people changed anything: told against held back, with intervals', comparisonAnswer), allow('digests.read'), input('param', z.object({ id: z.uuid('This is not the id of a digest.') })), async (c) =>
    c.json(await readComparison(c.var.ctx, c.req.valid('param').id)),
  );
