import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { callerAddress } from '../http/caller.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { readForm } from '../http/read-form.ts';
import { readHost } from '../listen/read-host.ts';
import { decidedPoint, decidePoint, newOutcome } from './decide-point.ts';
import { readSession, sessionAnswer } from './read-session.ts';
import { sayMeToo } from './say-me-too.ts';
import { meTooSentPage, sessionPage } from './session-pages.ts';
import { sharedSession, shareSession } from './share-session.ts';

const chapter = 'Close the loop';
const byId = z.object({ id: z.uuid('This is not an id.') });

/** Friction sessions: the agenda of a round, what comes of each point, and the results for product, operations and leadership. */
export const sessionRoutes = new Hono<AppEnv>()
  .get('/friction/rounds/:id/session', describe(chapter, "A friction session: agenda, the customers' side, outcomes", sessionAnswer), allow('friction.read'), input('param', byId), async (c) => c.json(await readSession(c.var.ctx, c.req.valid('param').id)))
  .post('/friction/points/:id/outcome', describe(chapter, 'Write down what comes of a point', decidedPoint), allow('friction.write'), input('param', byId), input('json', newOutcome), async (c) =>
    c.json(await decidePoint(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/friction/rounds/:id/results', describe(chapter, "Share a session's results", sharedSession), allow('friction.write'), input('param', byId), async (c) => c.json(await shareSession(c.var.ctx, c.req.valid('param').id)));

/** The agents' page of a session: no cookie is read, nothing about who asks is kept. */
export const sessionPages = new Hono<AppEnv>()
  .get('/f/:org/session/:id', async (c) => {
    const host = await readHost(c.var.deps, c.req.param('org'));
    return c.html(sessionPage(host, await readSession(host.ctx, idOf(c.req.param('id')))));
  })
  .post('/f/:org/session/:id', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    const host = await readHost(c.var.deps, c.req.param('org'));
    const session = await readSession(host.ctx, idOf(c.req.param('id')));
    const form = await readForm(c);
    const pointIds = Object.keys(form).flatMap((name) => (name.startsWith('p.') ? [name.slice(2)] : []));
    const said = await sayMeToo(host, session.id, { slip: form.slip ?? '', pointIds });
    return said.ok ? c.html(meTooSentPage(host, session)) : c.html(sessionPage(host, session, { slip: form.slip ?? '', chosen: pointIds, problems: said.problems }), 422);
  });

/** What is no id leads to nothing, like one of nobody. */
function idOf(text: string): string {
  return z.uuid().safeParse(text).data ?? '00000000-0000-4000-8000-000000000000';
}
