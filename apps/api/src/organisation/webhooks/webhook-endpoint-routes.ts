import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { changeWebhook, deleteWebhook, replaceSigningSecret, signingSecretAnswer, webhookChange } from './change-webhook.ts';
import { createWebhook, newWebhook, newWebhookAnswer } from './create-webhook.ts';
import { deliveryPage, deliveryQuery, listDeliveries } from './list-deliveries.ts';
import { listWebhooks, readWebhook, webhookList } from './list-webhooks.ts';
import { resendDelivery, resendFailed, resentAnswer, sendTestEvent, sinceInput, testAnswer } from './resend-deliveries.ts';
import { shownWebhook } from './webhook-shape.ts';

const byId = z.object({ id: z.uuid('There is no such webhook.') });
const byDelivery = byId.extend({ delivery: z.uuid('There is no such delivery.') });

/** What other systems are told as it happens: webhooks, their secrets, and the log of what was sent. */
export const webhookEndpointRoutes = new Hono<AppEnv>()
  .get('/webhook-endpoints', describe('Organisation', 'Every address that is told what happens here, and whether it works', webhookList), allow('webhooks.read'), async (c) => c.json(await listWebhooks(c.var.ctx)))
  .post('/webhook-endpoints', describe('Organisation', 'Have an address told what happens; the secret is shown once', newWebhookAnswer, 201), allow('webhooks.change'), input('json', newWebhook), async (c) => c.json(await createWebhook(c.var.ctx, c.req.valid('json')), 201))
  .get('/webhook-endpoints/:id', describe('Organisation', 'One webhook', shownWebhook), allow('webhooks.read'), input('param', byId), async (c) => c.json(await readWebhook(c.var.ctx, c.req.valid('param').id)))
  .patch('/webhook-endpoints/:id', describe('Organisation', 'Change a webhook, or switch it off and on', shownWebhook), allow('webhooks.change'), input('param', byId), input('json', webhookChange), async (c) => {
    await changeWebhook(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await readWebhook(c.var.ctx, c.req.valid('param').id));
  })
  .delete('/webhook-endpoints/:id', describe('Organisation', 'End a webhook and its log', z.object({ deleted: z.boolean() })), allow('webhooks.change'), input('param', byId), async (c) => {
    await deleteWebhook(c.var.ctx, c.req.valid('param').id);
    return c.json({ deleted: true });
  })
  .post('/webhook-endpoints/:id/secrets', describe('Organisation', 'Replace the secret; for a day messages are signed with both', signingSecretAnswer, 201), allow('webhooks.change'), input('param', byId), async (c) => c.json(await replaceSigningSecret(c.var.ctx, c.req.valid('param').id), 201))
  .post('/webhook-endpoints/:id/tests', describe('Organisation', 'Send a message that says it is a test', testAnswer), allow('webhooks.change'), input('param', byId), async (c) => c.json(await sendTestEvent(c.var.ctx, c.req.valid('param').id)))
  .get('/webhook-endpoints/:id/deliveries', describe('Organisation', 'What was sent and what waits, newest first, a page at a time', deliveryPage), allow('webhooks.read'), input('param', byId), input('query', deliveryQuery), async (c) =>
    c.json(await listDeliveries(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .post('/webhook-endpoints/:id/deliveries/:delivery/resends', describe('Organisation', 'Send a delivery again at once, under the same id', resentAnswer), allow('webhooks.change'), input('param', byDelivery), async (c) =>
    c.json(await resendDelivery(c.var.ctx, c.req.valid('param').id, c.req.valid('param').delivery)),
  )
  .post('/webhook-endpoints/:id/resends', describe('Organisation', 'Send everything again that failed since a moment', resentAnswer), allow('webhooks.change'), input('param', byId), input('json', sinceInput), async (c) =>
    c.json(await resendFailed(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  );
