import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { callerAddress } from '../http/caller.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { keepTry, keptTry, keepTryInput } from './keep-try.ts';
import { openToTry } from './open-to-try.ts';
import { readTry, tryAnswer } from './read-try.ts';
import { startedTry, startTry } from './start-try.ts';

const tryOffer = z.object({ available: z.boolean() });
const byToken = z.object({ token: z.string().max(100) });

/** Trying Kept with a file of one's own: open to anyone, without an account; the token in the answer is the only way to the result. */
export const tryRoutes = new Hono<AppEnv>()
  .get('/try', describe('Understand', 'Whether files can be tried here without an account', tryOffer), (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ available: c.var.deps.place.isOpenToTry });
  })
  .post('/try', describe('Understand', 'Find the themes of a CSV file without an account; forgotten after an hour', startedTry, 202), openToTry, async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await startTry(c.var.deps, callerAddress(c), { contentType: c.req.header('content-type'), bytes: () => c.req.arrayBuffer() }), 202);
  })
  .get('/try/:token', describe('Understand', 'How far a tried file is, or its themes', tryAnswer), openToTry, input('param', byToken), async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await readTry(c.var.deps, c.req.valid('param').token));
  })
  .post('/try/:token/organisation', describe('Organisation', 'Keep a tried file as an organisation, and sign in as its administrator', keptTry, 201), openToTry, input('param', byToken), input('json', keepTryInput), async (c) => {
    const { cookie, ...kept } = await keepTry(c.var.deps, c.req.valid('param').token, c.req.valid('json'));
    c.header('Set-Cookie', cookie);
    c.header('Cache-Control', 'no-store');
    return c.json(kept, 201);
  });
