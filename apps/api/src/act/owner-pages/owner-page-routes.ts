import { AppError, notFound } from '@kept/core/errors.ts';
import { type Context, Hono } from 'hono';
import { readVoice } from '../../close-loop/read-voice.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { callerAddress } from '../../http/caller.ts';
import { readForm } from '../../http/read-form.ts';
import { page } from '../../http/page.ts';
import { html } from 'hono/html';
import { answerByLink } from './answer-by-link.ts';
import { openOwnerLink, type OwnerDeed, ownerDeeds, type OwnerVisit } from './owner-link.ts';
import { nothingSent, ownerDonePage, ownerPage } from './owner-page.ts';

/** The pages behind the buttons of a mail to an owner: no sign-in, no cookie, no script; GET shows, the page's button does. */
export const ownerPages = new Hono<AppEnv>()
  .use('/t/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  })
  .get('/t/:token/:deed', (c) =>
    withVisit(c, async (visit, deed) => {
      const { organisationName } = await readVoice(visit.ctx);
      return c.html(ownerPage(organisationName, visit, deed, nothingSent));
    }),
  )
  .post('/t/:token/:deed', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    return withVisit(c, async (visit, deed) => {
      const { organisationName } = await readVoice(visit.ctx);
      const answer = await answerByLink(visit, deed, await readForm(c));
      if ('heading' in answer) return c.html(ownerDonePage(organisationName, answer.heading, answer.sentence, visit.theme.id));
      return c.html(ownerPage(organisationName, visit, deed, answer), answer.problems.length === 0 ? 200 : 422);
    });
  });

/** A link that no longer counts says why, with the way on. */
async function withVisit(c: Context<AppEnv>, answer: (visit: OwnerVisit, deed: OwnerDeed) => Promise<Response>): Promise<Response> {
  const deed = ownerDeeds.find((each) => each === c.req.param('deed'));
  const token = c.req.param('token') ?? '';
  if (deed === undefined) throw notFound('page');
  try {
    return await answer(await openOwnerLink(c.var.deps, token), deed);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return c.html(page({ title: 'This link is over', organisationName: '', body: html`<h1>This link is over</h1><p>${error.message}</p><p class="small"><a href="/my-themes">Sign in to see your themes</a></p>` }), 410);
  }
}
