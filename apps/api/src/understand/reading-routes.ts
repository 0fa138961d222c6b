import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { correctSentiment, sentimentCorrected, sentimentCorrection } from './correct-sentiment.ts';
import { encoderAnswer, readEncoder } from './read-encoder.ts';
import { readingAnswer, readSentiment } from './read-sentiment.ts';
import { returnSentiment, sentimentReturned } from './return-sentiment.ts';

const one = z.object({ id: z.uuid({ error: 'This is not an id.' }) });

/** How texts are read: by which encoder, in which languages, with which feeling. */
export const readingRoutes = new Hono<AppEnv>()
  .get('/encoder', describe('Understand', 'What reads the texts, whether another encoder stands in for it, and how far a change of encoder is', encoderAnswer), allow('themes.read'), async (c) =>
    c.json(await readEncoder(c.var.ctx)),
  )
  .get('/reading', describe('Understand', 'Languages and feelings among the newest comments, and how well feeling was learned', readingAnswer), allow('themes.read'), async (c) => c.json(await readSentiment(c.var.ctx)))
  .put('/feedback/:id/sentiment', describe('Understand', 'Say what a customer felt', sentimentCorrected), allow('themes.change'), input('param', one), input('json', sentimentCorrection), async (c) =>
    c.json(await correctSentiment(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/feedback/:id/sentiment', describe('Understand', 'Take back what a person said a customer felt; the rating or the words decide again', sentimentReturned), allow('themes.change'), input('param', one), async (c) =>
    c.json(await returnSentiment(c.var.ctx, c.req.valid('param').id)),
  );
