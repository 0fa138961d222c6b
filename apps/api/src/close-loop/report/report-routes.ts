import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { digestReportAnswer } from './digest-report-answer.ts';
import { readDigestReport } from './read-digest-report.ts';

const chapter = 'Close the loop';
const one = z.object({ id: z.uuid('This is not the id of a digest.') });

/** What came of a digest. */
export const reportRoutes = new Hono<AppEnv>().get('/digests/:id/report', describe(chapter, 'What came of a digest, block by block', digestReportAnswer), allow('digests.read'), input('param', one), async (c) =>
  c.json(await readDigestReport(c.var.ctx, c.req.valid('param').id)),
);
