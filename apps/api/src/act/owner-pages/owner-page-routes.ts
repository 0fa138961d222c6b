import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { callerAddress } from '../../http/caller.ts';
import { readForm } from '../../http/read-form.ts';
import { showOwnerPage, takeOwnerAnswer } from './serve-owner-page.ts';

/** The pages behind the buttons of a mail to an owner: no sign-in, no cookie, no script; GET shows, the page's button does. */
export const ownerPages = new Hono<AppEnv>()
  .use('/t/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  })
  .get('/t/:token/:deed', async (c) => {
    const { body, status } = await showOwnerPage(c.var.deps, c.req.param('token'), c.req.param('deed'));
    return c.html(body, status);
  })
  .post('/t/:token/:deed', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    const { body, status } = await takeOwnerAnswer(c.var.deps, c.req.param('token'), c.req.param('deed'), await readForm(c));
    return c.html(body, status);
  });
