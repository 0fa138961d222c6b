import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { changeSending, newSending } from './change-sending.ts';
import { decisionPage, decisionsQuery, listDecisions } from './list-decisions.ts';
import { previewInput, previewSending, sendingPreview } from './preview-sending.ts';
import { readSending, sendingAnswer } from './read-sending.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });

/** Whom a survey asks by itself, and what was decided about each. */
export const sendingRoutes = new Hono<AppEnv>()
  .get('/surveys/:id/sending', describe('Listen', 'Whom a survey asks by itself: its rules, their versions, the mail budget', sendingAnswer), allow('surveys.read'), input('param', byId), async (c) => c.json(await readSending(c.var.ctx, c.req.valid('param').id)))
  .put('/surveys/:id/sending', describe('Listen', 'Decide anew whom a survey asks by itself; earlier decisions stay', sendingAnswer), allow('surveys.write'), input('param', byId), input('json', newSending), async (c) =>
    c.json(await changeSending(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/surveys/:id/sending/preview', describe('Listen', 'Whom rules would have asked about the contacts of the last 30 days; nothing is kept', sendingPreview), allow('surveys.read'), input('param', byId), input('json', previewInput), async (c) =>
    c.json(await previewSending(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/surveys/:id/sending/decisions', describe('Listen', 'What was decided about each contact, newest first, with the reason where nobody was asked', decisionPage), allow('surveys.read'), input('param', byId), input('query', decisionsQuery), async (c) =>
    c.json(await listDecisions(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  );
