import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { createSurvey, newSurvey } from './create-survey.ts';
import { listSurveys, surveyList, surveyRow } from './list-surveys.ts';
import { linksAnswer, makeSurveyLinks, newLinks } from './survey-link.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });

/** Surveys of one scored question and a comment. */
export const surveyRoutes = new Hono<AppEnv>()
  .get('/surveys', describe('Listen', 'Every survey', surveyList), allow('surveys.read'), async (c) => c.json(await listSurveys(c.var.ctx)))
  .post('/surveys', describe('Listen', 'Make a survey', surveyRow, 201), allow('surveys.write'), input('json', newSurvey), async (c) => c.json(await createSurvey(c.var.ctx, c.req.valid('json')), 201))
  .post('/surveys/:id/links', describe('Listen', "Make customers' own links to a survey", linksAnswer, 201), allow('surveys.write'), input('param', byId), input('json', newLinks), async (c) =>
    c.json(await makeSurveyLinks(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  );
