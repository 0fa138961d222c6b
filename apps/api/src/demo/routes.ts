import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { ownPage } from '../http/own-page.ts';
import { isOnThisMachine, localOnly } from './local-only.ts';
import { openDemoSession, demoSignIn } from './open-demo-session.ts';
import { demoAnswer, readDemo } from './read-demo.ts';

/** The demo world's people, offered on the sign-in page of this machine only. */
export const demoRoutes = new Hono<AppEnv>()
  .get('/demo', describe('Organisation', 'The demo people and the guided thread, on this machine only', demoAnswer), async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await readDemo(c.var.deps, isOnThisMachine(c)));
  })
  .post('/demo/session', describe('Organisation', 'Sign in as one of the demo people, on this machine only', z.object({ signedIn: z.boolean() })), localOnly, ownPage, input('json', demoSignIn), async (c) => {
    const { cookie } = await openDemoSession(c.var.deps, c.req.valid('json'));
    c.header('Set-Cookie', cookie);
    return c.json({ signedIn: true });
  });
