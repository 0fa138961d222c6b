import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { callerAddress } from '../http/caller.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { ownPage } from '../http/own-page.ts';
import { askPasswordReset, resetRequest } from './ask-password-reset.ts';
import { changePassword, passwordChange } from './change-password.ts';
import { choosePassword, passwordChoice } from './choose-password.ts';
import { newOrganisation } from './create-organisation.ts';
import { readSession, sessionAnswer } from './read-session.ts';
import { readSetUp, setUp, setUpState } from './set-up.ts';
import { signIn, signInInput } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { organisationChoice, switchOrganisation } from './switch-organisation.ts';

const signedIn = z.object({ signedIn: z.boolean() });

/** The ways in and out: set-up, signing in, passwords. Whatever sets a cookie takes requests of our own pages only. */
export const sessionRoutes = new Hono<AppEnv>()
  .get('/set-up', describe('Organisation', 'Whether the first organisation has still to be made', setUpState), async (c) => c.json(await readSetUp(c.var.deps)))
  .post('/set-up', describe('Organisation', 'Make the first organisation and its administrator, and sign them in', z.object({ slug: z.string() }), 201), ownPage, input('json', newOrganisation), async (c) => {
    const { cookie, slug } = await setUp(c.var.deps, callerAddress(c), c.req.valid('json'));
    c.header('Set-Cookie', cookie);
    return c.json({ slug }, 201);
  })
  .post('/session', describe('Organisation', 'Sign in with email and password', signedIn), ownPage, input('json', signInInput), async (c) => {
    const { cookie } = await signIn(c.var.deps, callerAddress(c), c.req.valid('json'));
    c.header('Set-Cookie', cookie);
    return c.json({ signedIn: true });
  })
  .get('/session', describe('Organisation', 'Who is signed in', sessionAnswer), allow('session.read'), async (c) => c.json(await readSession(c.var.ctx)))
  .delete('/session', describe('Organisation', 'Sign out', signedIn), allow('session.read'), async (c) => {
    c.header('Set-Cookie', await signOut(c.var.ctx, c.req.header('cookie') ?? ''));
    return c.json({ signedIn: false });
  })
  .put('/session/organisation', describe('Organisation', 'Go on in another organisation of the same account; a fresh session there replaces this one', signedIn), allow('session.read'), input('json', organisationChoice), async (c) => {
    const { cookie } = await switchOrganisation(c.var.ctx, c.req.header('cookie') ?? '', c.req.valid('json'));
    c.header('Set-Cookie', cookie);
    return c.json({ signedIn: true });
  })
  .put('/session/password', describe('Organisation', 'Change one’s own password; all other sessions end', z.object({ changed: z.boolean() })), allow('session.read'), input('json', passwordChange), async (c) => {
    const { cookie } = await changePassword(c.var.ctx, c.req.valid('json'));
    c.header('Set-Cookie', cookie);
    return c.json({ changed: true });
  })
  .post('/password-resets', describe('Organisation', 'Ask for a link to choose a new password; the answer is the same for every email', z.object({ asked: z.boolean() }), 202), ownPage, input('json', resetRequest), async (c) => {
    await askPasswordReset(c.var.deps, callerAddress(c), c.req.valid('json'));
    return c.json({ asked: true }, 202);
  })
  .put('/password-resets', describe('Organisation', 'Choose a new password with the link from the mail; all sessions end', z.object({ changed: z.boolean() })), ownPage, input('json', passwordChoice), async (c) => {
    await choosePassword(c.var.deps, callerAddress(c), c.req.valid('json'));
    return c.json({ changed: true });
  });
