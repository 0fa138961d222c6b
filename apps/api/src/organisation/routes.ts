import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { callerAddress } from '../http/caller.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { createKey, newKey, newKeyAnswer } from './create-key.ts';
import { readSession, sessionAnswer } from './read-session.ts';
import { signIn, signInInput } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** Who is who: sessions, members, keys, settings, the audit log. */
export const organisationRoutes = new Hono<AppEnv>()
  .post('/session', describe('Organisation', 'Sign in with email and password'), input('json', signInInput), async (c) => {
    const { cookie } = await signIn(c.var.deps, callerAddress(c), c.req.valid('json'));
    c.header('Set-Cookie', cookie);
    return c.json({ signedIn: true });
  })
  .get('/session', describe('Organisation', 'Who is signed in', sessionAnswer), allow('session.read'), async (c) => c.json(await readSession(c.var.ctx)))
  .delete('/session', describe('Organisation', 'Sign out'), allow('session.read'), async (c) => {
    c.header('Set-Cookie', await signOut(c.var.ctx, c.req.header('cookie') ?? ''));
    return c.json({ signedIn: false });
  })
  .post('/keys', describe('Organisation', 'Make an API key; its secret is shown once', newKeyAnswer, 201), allow('keys.change'), input('json', newKey), async (c) =>
    c.json(await createKey(c.var.ctx, c.req.valid('json')), 201),
  );
