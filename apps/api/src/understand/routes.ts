import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe, idempotencyKey } from '../http/describe.ts';
import { idempotent } from '../http/idempotency.ts';
import { input } from '../http/input.ts';
import { correction, correctionAnswer, correctMention } from './correct-mention.ts';
import { decideRun, runDecision, runDecisionAnswer } from './decide-run.ts';
import { definitionRoutes } from './definition-routes.ts';
import { driverRoutes } from './driver-routes.ts';
import { explainMention, whyAnswer } from './explain-mention.ts';
import { listMergeCandidates, mergeCandidatesAnswer } from './list-merge-candidates.ts';
import { mergeRefusalAnswer, mergeRefusalInput, refuseMerge } from './refuse-merge.ts';
import { listMentions, mentionFilters, mentionsAnswer } from './list-mentions.ts';
import { listUnthemed, unthemedAnswer, unthemedFilters } from './list-unthemed.ts';
import { move, movedAnswer, moveMentions } from './move-mentions.ts';
import { pin, pinMentions } from './pin-mentions.ts';
import { readingRoutes } from './reading-routes.ts';
import { readLatestRun, runAnswer } from './read-latest-run.ts';
import { readRun, runDiffAnswer } from './read-run.ts';
import { split, splitAnswer, splitTheme } from './split-theme.ts';
import { searchRoutes } from './search-routes.ts';
import { startRun } from './start-run.ts';

const one = z.object({ id: z.uuid({ error: 'This is not an id.' }) });

/** Finding themes and seeing what stands in them. */
export const understandRoutes = new Hono<AppEnv>()
  .route('/', searchRoutes)
  .route('/', driverRoutes)
  .route('/', definitionRoutes)
  .post('/themes/runs', describe('Understand', 'Look for themes now', runAnswer, 202), allow('themes.find'), async (c) => c.json(await startRun(c.var.ctx), 202))
  .get('/themes/runs/latest', describe('Understand', 'The last run, or how far the present one is', runAnswer), allow('themes.read'), async (c) => c.json(await readLatestRun(c.var.ctx)))
  .get('/themes/runs/:id', describe('Understand', 'What a run changed, and what it would change in themes with an owner', runDiffAnswer), allow('themes.read'), input('param', one), async (c) =>
    c.json(await readRun(c.var.ctx, c.req.valid('param').id)),
  )
  .post('/themes/runs/:id/decision', describe('Understand', 'Accept or refuse what a run proposes', runDecisionAnswer), allow('themes.accept'), input('param', one), input('json', runDecision), async (c) =>
    c.json(await decideRun(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/themes/:id/mentions', describe('Understand', "Customers' words on one theme, newest first", mentionsAnswer), allow('themes.read'), input('param', one), input('query', mentionFilters), async (c) =>
    c.json(await listMentions(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .get('/mentions/:id/why', describe('Understand', 'Why a text is in its theme: nearest texts, shared words, confidence', whyAnswer), allow('themes.read'), input('param', one), async (c) =>
    c.json(await explainMention(c.var.ctx, c.req.valid('param').id)),
  )
  .post('/mentions/:id/wrong', describe('Understand', 'Say that a text is in the wrong theme', correctionAnswer), allow('themes.change'), input('param', one), input('json', correction), async (c) =>
    c.json(await correctMention(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/splits', describe('Understand', 'Make a new theme of chosen texts', splitAnswer, 201, [idempotencyKey]), allow('themes.change'), input('param', one), input('json', split), idempotent, async (c) =>
    c.json(await splitTheme(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .post('/themes/:id/moves', describe('Understand', 'Move chosen texts to another theme, or out of all', movedAnswer), allow('themes.change'), input('param', one), input('json', move), async (c) =>
    c.json(await moveMentions(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/themes/:id/merge-candidates', describe('Understand', 'Themes that may be the same as this one, each with the reason', mergeCandidatesAnswer), allow('themes.read'), input('param', one), async (c) =>
    c.json(await listMergeCandidates(c.var.ctx, c.req.valid('param').id)),
  )
  .post('/themes/:id/merge-refusals', describe('Understand', 'Say that another theme is not the same', mergeRefusalAnswer), allow('themes.change'), input('param', one), input('json', mergeRefusalInput), async (c) =>
    c.json(await refuseMerge(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/pins', describe('Understand', 'Say that chosen texts are right where they are', movedAnswer), allow('themes.change'), input('param', one), input('json', pin), async (c) =>
    c.json(await pinMentions(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/unthemed', describe('Understand', 'What was said and has no theme yet', unthemedAnswer), allow('themes.read'), input('query', unthemedFilters), async (c) =>
    c.json(await listUnthemed(c.var.ctx, c.req.valid('query'))),
  )
  .route('/', readingRoutes);
