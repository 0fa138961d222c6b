import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { answeredRound, answerFrictionRound, roundAnswer } from './answer-friction-round.ts';
import { createFrictionRound, newRound, newRoundAnswer } from './create-friction-round.ts';
import { listFrictionRounds, roundList } from './list-friction-rounds.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });

/** Rounds in which agents report what gets in their way. Neither audit log nor stored answers know of them. */
export const frictionRoutes = new Hono<AppEnv>()
  .get('/friction/rounds', describe('Listen', 'Every friction round', roundList), allow('friction.read'), async (c) => c.json(await listFrictionRounds(c.var.ctx)))
  .post('/friction/rounds', describe('Listen', 'Open a friction round; its team codes are shown once', newRoundAnswer, 201), allow('friction.write'), input('json', newRound), async (c) => c.json(await createFrictionRound(c.var.ctx, c.req.valid('json')), 201))
  .post('/friction/rounds/:id/answer', describe('Listen', 'Answer the reports of a closed round', answeredRound), allow('friction.write'), input('param', byId), input('json', roundAnswer), async (c) =>
    c.json(await answerFrictionRound(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  );
