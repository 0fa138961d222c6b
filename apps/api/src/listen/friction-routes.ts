import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe, idempotencyKey } from '../http/describe.ts';
import { idempotent } from '../http/idempotency.ts';
import { input } from '../http/input.ts';
import { answeredRound, answerFrictionRound, roundAnswer } from './answer-friction-round.ts';
import { createFrictionRound, newRound, newRoundAnswer } from './create-friction-round.ts';
import { drawnPapers, drawPapers, newPapers } from './draw-papers.ts';
import { givenSlip, giveSlip, newSlip } from './give-slip.ts';
import { givenSlips, listGivenSlips } from './list-given-slips.ts';
import { listFrictionRounds, roundList } from './list-friction-rounds.ts';
import { listSlipRounds, slipRounds } from './list-slip-rounds.ts';
import { readHost } from './read-host.ts';

const byOrg = z.object({ org: z.string().max(100) });
const byId = z.object({ id: z.uuid('This is not an id.') });

/** Rounds in which agents report what gets in their way. Neither audit log nor stored answers know of them. */
export const frictionRoutes = new Hono<AppEnv>()
  .get('/friction/rounds', describe('Listen', 'Every friction round', roundList), allow('friction.read'), async (c) => c.json(await listFrictionRounds(c.var.ctx)))
  .post('/friction/rounds', describe('Listen', 'Open a friction round', newRoundAnswer, 201, [idempotencyKey]), allow('friction.write'), input('json', newRound), idempotent, async (c) => c.json(await createFrictionRound(c.var.ctx, c.req.valid('json')), 201))
  .post('/friction/rounds/:id/answer', describe('Listen', 'Answer the reports of a closed round', answeredRound), allow('friction.write'), input('param', byId), input('json', roundAnswer), async (c) =>
    c.json(await answerFrictionRound(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/friction/rounds/:id/papers', describe('Listen', 'Print single-use slips for people without an account; their codes are shown once', drawnPapers, 201), allow('friction.write'), input('param', byId), input('json', newPapers), async (c) =>
    c.json(await drawPapers(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  // The same for everybody and asked without a cookie: a key of somebody's own would mark their slip.
  .get('/friction/keys/:org', describe('Listen', 'Rounds in which slips are given now, with the public key everybody sees alike', slipRounds), input('param', byOrg), async (c) => c.json(await listSlipRounds((await readHost(c.var.deps, c.req.valid('param').org)).ctx)))
  .get('/friction/slips', describe('Listen', 'The rounds in which I was given a slip', givenSlips), allow('friction.file'), async (c) => c.json(await listGivenSlips(c.var.ctx)))
  .post('/friction/rounds/:id/slips', describe('Listen', 'Sign my slip blind, once per round and kind', givenSlip), allow('friction.file'), input('param', byId), input('json', newSlip), async (c) =>
    c.json(await giveSlip(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  );
