import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe, idempotencyKey } from '../http/describe.ts';
import { idempotent } from '../http/idempotency.ts';
import { input } from '../http/input.ts';
import { feedbackPage, feedbackQuery, feedbackRow, listFeedback } from './list-feedback.ts';
import { readFeedback } from './read-feedback.ts';
import { feedbackInput, receivedAnswer, receiveFeedback } from './receive-feedback.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });

/** What customers said. */
export const feedbackRoutes = new Hono<AppEnv>()
  .post('/feedback', describe('Listen', 'Take in feedback: one item or up to 1,000, each once by source and external id', receivedAnswer, 200, [idempotencyKey]), allow('feedback.write'), input('json', feedbackInput), idempotent, async (c) =>
    c.json(await receiveFeedback(c.var.ctx, c.req.valid('json'))),
  )
  .get('/feedback', describe('Listen', 'What customers said, newest first, a page at a time', feedbackPage), allow('feedback.read'), input('query', feedbackQuery), async (c) => c.json(await listFeedback(c.var.ctx, c.req.valid('query'))))
  .get('/feedback/:id', describe('Listen', 'One thing a customer said', feedbackRow), allow('feedback.read'), input('param', byId), async (c) => c.json(await readFeedback(c.var.ctx, c.req.valid('param').id)));
