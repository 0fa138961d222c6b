import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { callerAddress } from '../../http/caller.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { changeWebhookSource, deleteWebhookSource, newSecretAnswer, newSecretInput, replaceWebhookSecret, sourceChange } from './change-webhook-source.ts';
import { createWebhookSource, newSourceAnswer, newWebhookSource } from './create-webhook-source.ts';
import { listWebhookSources, readWebhookSource, sourceList } from './list-webhook-sources.ts';
import { findWebhookSource, receiveWebhook, type WebhookAddress, webhookAnswer } from './receive-webhook.ts';
import { triedAnswer, triedMessage, tryWebhookMessage } from './try-webhook-message.ts';
import { againAnswer, applyEventAgain, applyFailedAgain, eventAnswer, eventPage, eventQuery, listWebhookEvents, readWebhookEvent } from './webhook-events.ts';
import { shownSource } from './webhook-source-shape.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });
const byEvent = byId.extend({ event: z.uuid('This is not an id.') });

/** Addresses other systems send to, what came to them, and the door itself. */
export const webhookRoutes = new Hono<AppEnv>()
  .get('/webhook-sources', describe('Listen', 'Every address other systems send to, with how its messages fared', sourceList), allow('sources.read'), async (c) => c.json(await listWebhookSources(c.var.ctx)))
  .post('/webhook-sources', describe('Listen', 'Make an address for another system; its secret is shown once', newSourceAnswer, 201), allow('sources.change'), input('json', newWebhookSource), async (c) => c.json(await createWebhookSource(c.var.ctx, c.req.valid('json')), 201))
  .get('/webhook-sources/:id', describe('Listen', 'One source', shownSource), allow('sources.read'), input('param', byId), async (c) => c.json(await readWebhookSource(c.var.ctx, c.req.valid('param').id)))
  .patch('/webhook-sources/:id', describe('Listen', 'Change a source’s name, mapping or options', shownSource), allow('sources.change'), input('param', byId), input('json', sourceChange), async (c) => {
    await changeWebhookSource(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await readWebhookSource(c.var.ctx, c.req.valid('param').id));
  })
  .delete('/webhook-sources/:id', describe('Listen', 'End a source; the feedback it brought stays', z.object({ deleted: z.boolean() })), allow('sources.change'), input('param', byId), async (c) => {
    await deleteWebhookSource(c.var.ctx, c.req.valid('param').id);
    return c.json({ deleted: true });
  })
  .post('/webhook-sources/:id/secrets', describe('Listen', 'Replace a source’s secret; the one before is taken for another day', newSecretAnswer, 201), allow('sources.change'), input('param', byId), input('json', newSecretInput), async (c) =>
    c.json(await replaceWebhookSecret(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .post('/webhook-sources/:id/readings', describe('Listen', 'What would become of a message; nothing is stored', triedAnswer), allow('sources.change'), input('param', byId), input('json', triedMessage), async (c) =>
    c.json(await tryWebhookMessage(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/webhook-sources/:id/events', describe('Listen', 'The messages of a source, newest first, a page at a time', eventPage), allow('sources.read'), input('param', byId), input('query', eventQuery), async (c) =>
    c.json(await listWebhookEvents(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .get('/webhook-sources/:id/events/:event', describe('Listen', 'One message, with its body as long as it is kept', eventAnswer), allow('sources.read'), input('param', byEvent), async (c) =>
    c.json(await readWebhookEvent(c.var.ctx, c.req.valid('param').id, c.req.valid('param').event)),
  )
  .post('/webhook-sources/:id/events/:event/applications', describe('Listen', 'Use a failed message again, by the mapping as it is now', againAnswer), allow('sources.change'), input('param', byEvent), async (c) =>
    c.json(await applyEventAgain(c.var.ctx, c.req.valid('param').id, c.req.valid('param').event)),
  )
  .post('/webhook-sources/:id/applications', describe('Listen', 'Use every failed message of a source again', againAnswer), allow('sources.change'), input('param', byId), async (c) => c.json(await applyFailedAgain(c.var.ctx, c.req.valid('param').id)))
  // Senders look whether there is somebody at an address before they use it.
  .get('/webhooks/:org/:address', describe('Listen', 'Whether there is somebody at this address', z.object({ ready: z.boolean() })), async (c) => {
    await findWebhookSource(c.var.deps, addressOf(c));
    return c.json({ ready: true });
  })
  .post('/webhooks/:org/:address', describe('Listen', 'A signed message of another system: stored first, applied once', webhookAnswer), async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    return c.json(await receiveWebhook(c.var.deps, addressOf(c), { body, header: (name) => c.req.header(name) }, callerAddress(c)));
  });

function addressOf(c: Context<AppEnv>): WebhookAddress {
  return { slug: c.req.param('org') ?? '', address: c.req.param('address') ?? '' };
}
