import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe, idempotencyKey } from '../http/describe.ts';
import { idempotent } from '../http/idempotency.ts';
import { input } from '../http/input.ts';
import { audienceRoutes } from './audience/audience-routes.ts';
import { approveDigest, newApproval } from './approve-digest.ts';
import { askReview, newReview } from './ask-review.ts';
import { cancelDigest } from './cancel-digest.ts';
import { correctDigest, newCorrection } from './correct-digest.ts';
import { brandImageRoutes } from './brand/brand-image-routes.ts';
import { buildDigest, newDigest, newDigestAnswer } from './build-digest.ts';
import { changeDigest, changedDigest } from './change-digest.ts';
import { digestAnswer } from './digest-answers.ts';
import { digestsAnswer, listDigests } from './list-digests.ts';
import { noticeRoutes } from './notices/notice-routes.ts';
import { listPreviewRecipients, previewAnswer, previewDigest, previewQuery, recipientsAnswer, recipientsQuery } from './preview-digest.ts';
import { readDigest } from './read-digest.ts';
import { reportRoutes } from './report/report-routes.ts';
import { newSchedule, scheduleDigest } from './schedule-digest.ts';
import { sessionRoutes } from './session-routes.ts';
import { newTest, sendTest } from './send-test.ts';
import { stopDigest } from './stop-digest.ts';

const chapter = 'Close the loop';
const one = z.object({ id: z.uuid('This is not the id of a digest.') });

/** The "You said, we did": made, checked by a second person, sent, reported. */
export const closeLoopRoutes = new Hono<AppEnv>()
  .route('/', sessionRoutes)
  .route('/', noticeRoutes)
  .route('/', audienceRoutes)
  .route('/', reportRoutes)
  .route('/', brandImageRoutes)
  .get('/digests', describe(chapter, 'Every digest', digestsAnswer), allow('digests.read'), async (c) => c.json(await listDigests(c.var.ctx)))
  .post('/digests', describe(chapter, "Make a period's digest from what was decided", newDigestAnswer, 201, [idempotencyKey]), allow('digests.write'), input('json', newDigest), idempotent, async (c) =>
    c.json(await buildDigest(c.var.ctx, c.req.valid('json')), 201),
  )
  .get('/digests/:id', describe(chapter, 'One digest: blocks, audience, report', digestAnswer), allow('digests.read'), input('param', one), async (c) =>
    c.json(await readDigest(c.var.ctx, c.req.valid('param').id)),
  )
  .patch('/digests/:id', describe(chapter, 'Change words and order', z.object({ version: z.number() })), allow('digests.write'), input('param', one), input('json', changedDigest), async (c) =>
    c.json(await changeDigest(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/digests/:id/preview', describe(chapter, 'The mail as one recipient would read it', previewAnswer), allow('digests.read'), input('param', one), input('query', previewQuery), async (c) =>
    c.json(await previewDigest(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .get('/digests/:id/recipients', describe(chapter, 'Recipients to preview as', recipientsAnswer), allow('digests.read'), input('param', one), input('query', recipientsQuery), async (c) =>
    c.json(await listPreviewRecipients(c.var.ctx, c.req.valid('param').id, c.req.valid('query').search)),
  )
  .post('/digests/:id/test', describe(chapter, 'Send it to yourself first', z.object({ to: z.string() })), allow('digests.write'), input('param', one), input('json', newTest), async (c) =>
    c.json(await sendTest(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/digests/:id/review', describe(chapter, 'Ask a second person', z.object({ asked: z.number() })), allow('digests.write'), input('param', one), input('json', newReview), async (c) =>
    c.json(await askReview(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/digests/:id/approval', describe(chapter, 'Approve, or give back with a reason', z.object({ state: z.enum(['approved', 'draft']) })), allow('digests.approve'), input('param', one), input('json', newApproval), async (c) =>
    c.json(await approveDigest(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/digests/:id/schedule', describe(chapter, 'Decide when it goes out', z.object({ sendAt: z.string(), people: z.number() })), allow('digests.send'), input('param', one), input('json', newSchedule), async (c) =>
    c.json(await scheduleDigest(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/digests/:id/stop', describe(chapter, 'Stop it', z.object({ state: z.string(), heldBack: z.number() })), allow('digests.send'), input('param', one), input('json', z.object({})), async (c) =>
    c.json(await stopDigest(c.var.ctx, c.req.valid('param').id)),
  )
  .post('/digests/:id/cancellation', describe(chapter, 'Give it up', z.object({ state: z.string() })), allow('digests.send'), input('param', one), input('json', z.object({})), async (c) =>
    c.json(await cancelDigest(c.var.ctx, c.req.valid('param').id)),
  )
  .post('/digests/:id/correction', describe(chapter, 'Begin a correction of what was sent', newDigestAnswer, 201, [idempotencyKey]), allow('digests.write'), input('param', one), input('json', newCorrection), idempotent, async (c) =>
    c.json(await correctDigest(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  );
