import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { inboundListAnswer, listInbound } from './inbound/list-inbound.ts';
import { listOutbox, outboxAnswer, outboxQuery } from './list-outbox.ts';
import { resumeFlow, resumeFlowAnswer } from './resume-flow.ts';
import { outboxMailAnswer, readOutboxMail, readRawMail } from './read-outbox-mail.ts';

const chapter = 'Close the loop';
const one = z.object({ id: z.uuid('This is not the id of a mail.') });

/** Mail as it went out, and why some did not. */
export const mailRoutes = new Hono<AppEnv>()
  .get('/inbound', describe(chapter, 'Mail that came in lately, and what became of it', inboundListAnswer), allow('outbox.read'), async (c) => c.json(await listInbound(c.var.ctx)))
  .get('/outbox', describe(chapter, 'Mails, newest first', outboxAnswer), allow('outbox.read'), input('query', outboxQuery), async (c) => c.json(await listOutbox(c.var.ctx, c.req.valid('query'))))
  .post('/outbox/resumption', describe(chapter, 'Let mail to customers go again after it was held', resumeFlowAnswer), allow('digests.send'), async (c) => c.json(await resumeFlow(c.var.ctx)))
  .get('/outbox/:id', describe(chapter, 'One mail', outboxMailAnswer), allow('outbox.read'), input('param', one), async (c) => c.json(await readOutboxMail(c.var.ctx, c.req.valid('param').id)))
  .get('/outbox/:id/raw', describe(chapter, 'The bytes of one mail (message/rfc822)'), allow('outbox.read'), input('param', one), async (c) => {
    const raw = await readRawMail(c.var.ctx, c.req.valid('param').id);
    return c.body(raw, 200, { 'Content-Type': 'message/rfc822', 'Content-Disposition': 'attachment; filename="mail.eml"' });
  });
