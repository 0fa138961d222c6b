import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe, idempotencyKey } from '../../http/describe.ts';
import { idempotent } from '../../http/idempotency.ts';
import { input } from '../../http/input.ts';
import { changedNotice, changeNotice, draftNotice, newNotice, newNoticeAnswer, noticeStamp } from './draft-notice.ts';
import { listNoticePeople, noticePeopleAnswer, noticePeopleQuery, noticePreviewAnswer, noticePreviewQuery, previewNotice } from './preview-notice.ts';
import { readTelling, tellingOfTheme } from './read-telling.ts';
import { sendNotice, sentNotice, sentNoticeAnswer, stopNotice, stoppedNotice } from './send-notice.ts';

const chapter = 'Close the loop';
const one = z.object({ id: z.uuid('This is not the id of a notice.') });
const oneTheme = z.object({ id: z.uuid('This is not the id of a theme.') });

/** Telling the very people: a notice to everybody behind a theme, with their own sentence, once per piece of news. */
export const noticeRoutes = new Hono<AppEnv>()
  .get('/themes/:id/telling', describe(chapter, 'Who said it, who of them can be told, and what they were told', tellingOfTheme), allow('notices.read'), input('param', oneTheme), async (c) =>
    c.json(await readTelling(c.var.ctx, c.req.valid('param').id)),
  )
  .post('/themes/:id/notices', describe(chapter, 'Draft what the people behind a theme are told', newNoticeAnswer, 201, [idempotencyKey]), allow('notices.send'), input('param', oneTheme), input('json', newNotice), idempotent, async (c) =>
    c.json(await draftNotice(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .patch('/notices/:id', describe(chapter, 'Change the words of a draft', noticeStamp), allow('notices.send'), input('param', one), input('json', changedNotice), async (c) =>
    c.json(await changeNotice(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/notices/:id/preview', describe(chapter, 'The notice as one of the people would read it', noticePreviewAnswer), allow('notices.read'), input('param', one), input('query', noticePreviewQuery), async (c) =>
    c.json(await previewNotice(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .get('/notices/:id/people', describe(chapter, 'People to preview a notice as', noticePeopleAnswer), allow('notices.read'), input('param', one), input('query', noticePeopleQuery), async (c) =>
    c.json(await listNoticePeople(c.var.ctx, c.req.valid('param').id, c.req.valid('query').search)),
  )
  .post('/notices/:id/send', describe(chapter, 'Let it go out after the hold', sentNoticeAnswer), allow('notices.send'), input('param', one), input('json', sentNotice), async (c) =>
    c.json(await sendNotice(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/notices/:id/stop', describe(chapter, 'Stop it', stoppedNotice), allow('notices.send'), input('param', one), input('json', z.object({})), async (c) =>
    c.json(await stopNotice(c.var.ctx, c.req.valid('param').id)),
  );
