import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { audienceAnswer } from './audience-answer.ts';
import { audienceQuery, readAudience } from './read-audience.ts';
import { audienceChoices, listAudienceChoices } from './list-audience-choices.ts';
import { leftOutAnswer, leftOutQuery, listLeftOut } from './list-left-out.ts';

const chapter = 'Close the loop';
const one = z.object({ id: z.uuid('This is not the id of a digest.') });

/** Whom a digest is for, and everybody it does not reach. */
export const audienceRoutes = new Hono<AppEnv>()
  .get('/digest-audience-choices', describe(chapter, 'What an audience can be chosen by', audienceChoices), allow('digests.read'), async (c) => c.json(await listAudienceChoices(c.var.ctx)))
  .get('/digests/:id/audience', describe(chapter, 'Who gets it, or would; under rules that are not saved too', audienceAnswer), allow('digests.read'), input('param', one), input('query', audienceQuery), async (c) =>
    c.json(await readAudience(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .get('/digests/:id/left-out', describe(chapter, 'Everybody it does not reach, and why', leftOutAnswer), allow('outbox.read'), input('param', one), input('query', leftOutQuery), async (c) =>
    c.json(await listLeftOut(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  );
