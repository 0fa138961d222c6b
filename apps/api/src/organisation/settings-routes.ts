import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { changeSettings, settingsChange } from './change-settings.ts';
import { createKey, newKey, newKeyAnswer } from './create-key.ts';
import { auditFilter, auditPage, listAudit } from './list-audit.ts';
import { keyList, listKeys } from './list-keys.ts';
import { readSettings, settings } from './read-settings.ts';
import { revokeKey } from './revoke-key.ts';
import { auditVerification, verifyAudit } from './verify-audit.ts';

/** What administrators look after: settings, API keys, the audit log. */
export const settingsRoutes = new Hono<AppEnv>()
  .get('/settings', describe('Organisation', 'What is decided for the whole organisation', settings), allow('organisation.read'), async (c) => c.json(await readSettings(c.var.ctx)))
  .patch('/settings', describe('Organisation', 'Change settings; what is not sent stays', settings), allow('organisation.change'), input('json', settingsChange), async (c) =>
    c.json(await changeSettings(c.var.ctx, c.req.valid('json'))),
  )
  .get('/keys', describe('Organisation', 'All API keys, without their secrets', keyList), allow('keys.read'), async (c) => c.json(await listKeys(c.var.ctx)))
  .post('/keys', describe('Organisation', 'Make an API key; its secret is shown once', newKeyAnswer, 201), allow('keys.change'), input('json', newKey), async (c) => c.json(await createKey(c.var.ctx, c.req.valid('json')), 201))
  .delete('/keys/:id', describe('Organisation', 'Revoke an API key', z.object({ revoked: z.boolean() })), allow('keys.change'), input('param', z.object({ id: z.uuid('There is no such key.') })), async (c) => {
    await revokeKey(c.var.ctx, c.req.valid('param').id);
    return c.json({ revoked: true });
  })
  .get('/audit', describe('Organisation', 'The audit log, newest first', auditPage), allow('audit.read'), input('query', auditFilter), async (c) => c.json(await listAudit(c.var.ctx, c.req.valid('query'))))
  .get('/audit/verification', describe('Organisation', 'Whether the audit log is as it was written', auditVerification), allow('audit.read'), async (c) => c.json(await verifyAudit(c.var.ctx)));
