import { surveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { surveyTemplates } from '@kept/core/listen/survey-templates.ts';
import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe, idempotencyKey } from '../http/describe.ts';
import { idempotent } from '../http/idempotency.ts';
import { input } from '../http/input.ts';
import { changeSurvey, changeSurveyDraft, newDraft, savedDraft, surveyChange } from './change-survey.ts';
import { createSurvey, newSurvey } from './create-survey.ts';
import { drawSurveyQr } from './draw-survey-qr.ts';
import { acceptSurveyResponse, listSurveyResponses, responsePage, responsesQuery } from './list-survey-responses.ts';
import { listPresses, pressList } from './list-presses.ts';
import { listSurveys, surveyList, surveyRow } from './list-surveys.ts';
import { previewSurvey } from './preview-survey.ts';
import { madeVersion, newVersion, publishSurvey } from './publish-survey.ts';
import { readSurvey, wholeSurvey } from './read-survey.ts';
import { linksAnswer, makeSurveyLinks, newLinks } from './survey-link.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });
const byResponse = z.object({ id: z.uuid('This is not an id.'), response: z.uuid('This is not an id.') });
const templateList = z.object({ items: z.array(z.object({ key: z.string(), name: z.string(), about: z.string(), definition: surveyDefinition })) });

/** Surveys: built as a draft, published in versions, answered by link. */
export const surveyRoutes = new Hono<AppEnv>()
  .get('/surveys', describe('Listen', 'Every survey', surveyList), allow('surveys.read'), async (c) => c.json(await listSurveys(c.var.ctx)))
  .post('/surveys', describe('Listen', 'Make a survey: from a template, a definition, or one scored question', surveyRow, 201, [idempotencyKey]), allow('surveys.write'), input('json', newSurvey), idempotent, async (c) => c.json(await createSurvey(c.var.ctx, c.req.valid('json')), 201))
  .get('/surveys/templates', describe('Listen', 'Surveys to start from', templateList), allow('surveys.read'), (c) => c.json({ items: surveyTemplates.map((one) => ({ ...one })) }))
  .get('/surveys/:id', describe('Listen', 'One survey with its draft and its versions', wholeSurvey), allow('surveys.read'), input('param', byId), async (c) => c.json(await readSurvey(c.var.ctx, c.req.valid('param').id)))
  .patch('/surveys/:id', describe('Listen', 'Rename, close, open, delete or restore a survey, or name the sites that may show it', surveyRow), allow('surveys.write'), input('param', byId), input('json', surveyChange), async (c) =>
    c.json(await changeSurvey(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .put('/surveys/:id/draft', describe('Listen', 'Keep a draft, finished or not', savedDraft), allow('surveys.write'), input('param', byId), input('json', newDraft), async (c) => c.json(await changeSurveyDraft(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))))
  .post('/surveys/:id/versions', describe('Listen', 'Publish the draft as a new version', madeVersion, 201, [idempotencyKey]), allow('surveys.write'), input('param', byId), input('json', newVersion), idempotent, async (c) => c.json(await publishSurvey(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201))
  .get('/surveys/:id/preview', describe('Listen', 'The draft as people would see it (a page, not JSON)'), allow('surveys.read'), input('param', byId), async (c) => {
    c.set('framedBy', ["'self'"]);
    c.header('Cache-Control', 'no-store');
    return c.html(await previewSurvey(c.var.ctx, c.req.valid('param').id, (name) => c.req.query(name) ?? ''));
  })
  .get('/surveys/:id/qr.svg', describe('Listen', "The QR code of a survey's address (an SVG image, not JSON)"), allow('surveys.read'), input('param', byId), async (c) =>
    c.body(await drawSurveyQr(c.var.ctx, c.req.valid('param').id), 200, { 'Content-Type': 'image/svg+xml' }),
  )
  .get('/surveys/:id/responses', describe('Listen', 'The answers to a survey: those that count, or those kept apart', responsePage), allow('feedback.read'), input('param', byId), input('query', responsesQuery), async (c) =>
    c.json(await listSurveyResponses(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .get('/surveys/:id/presses', describe('Listen', 'The scores people pressed and have not sent: in no figure', pressList), allow('feedback.read'), input('param', byId), async (c) => c.json(await listPresses(c.var.ctx, c.req.valid('param').id)))
  .post('/surveys/:id/responses/:response/acceptance', describe('Listen', 'Let an answer that was kept apart count'), allow('surveys.write'), input('param', byResponse), async (c) => {
    const { id, response } = c.req.valid('param');
    await acceptSurveyResponse(c.var.ctx, id, response);
    return c.body(null, 204);
  })
  .post('/surveys/:id/links', describe('Listen', "Make customers' own links to a survey", linksAnswer, 201), allow('surveys.write'), input('param', byId), input('json', newLinks), async (c) =>
    c.json(await makeSurveyLinks(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  );
