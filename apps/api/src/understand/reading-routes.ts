import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { encoderAnswer, readEncoder } from './read-encoder.ts';

/** How texts are read: by which encoder, in which languages, with which feeling. */
export const readingRoutes = new Hono<AppEnv>().get('/encoder', describe('Understand', 'What reads the texts, whether another encoder stands in for it, and how far a change of encoder is', encoderAnswer), allow('themes.read'), async (c) =>
  c.json(await readEncoder(c.var.ctx)),
);
