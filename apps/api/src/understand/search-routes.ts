import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { searchAnswer, searchFeedback, searchQuery } from './search-feedback.ts';

/** Searching over everything customers said. */
export const searchRoutes = new Hono<AppEnv>().get('/search', describe('Understand', 'What customers said that holds these words, or means the same', searchAnswer), allow('feedback.read'), input('query', searchQuery), async (c) =>
  c.json(await searchFeedback(c.var.ctx, c.req.valid('query'))),
);
