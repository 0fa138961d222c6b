import { type Context, Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { callerAddress } from '../http/caller.ts';
import { readForm } from '../http/read-form.ts';
import { answerSurvey, openSurvey } from './answer-survey.ts';
import { frictionPages } from './friction-public-routes.ts';
import { pressScore } from './press-score.ts';
import { readScript } from './read-script.ts';
import type { FieldReader } from './read-sent-answers.ts';
import type { Answered, SurveyVisit } from './survey-asking.ts';

const scriptHeaders = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } as const;

/** Pages for people who say something: the survey and, in a file of its own, the friction report. No cookie is read here, and looking changes nothing. */
export const listenPages = new Hono<AppEnv>()
  .use('/s/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  })
  .get('/survey.js', async (c) => c.body(await readScript('survey'), 200, scriptHeaders))
  .get('/widget.js', async (c) => c.body(await readScript('widget'), 200, { ...scriptHeaders, 'Access-Control-Allow-Origin': '*' }))
  .get('/s/:org/:survey', async (c) => answer(c, await openSurvey(c.var.deps, visitOf(c, ''), queryOf(c))))
  .post('/s/:org/:survey', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    return answer(c, await answerSurvey(c.var.deps, visitOf(c, ''), fieldsOf(await readForm(c))));
  })
  .post('/s/:org/:survey/press', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    const over = await pressScore(c.var.deps, visitOf(c, ''), fieldsOf(await readForm(c)));
    return over === undefined ? c.body(null, 204) : answer(c, over);
  })
  .get('/s/:org/:survey/embed', async (c) => frame(c, await openSurvey(c.var.deps, visitOf(c, '/embed'), queryOf(c))))
  .post('/s/:org/:survey/embed', async (c) => {
    await c.var.deps.limits.publicByAddress.take(callerAddress(c));
    return frame(c, await answerSurvey(c.var.deps, visitOf(c, '/embed'), fieldsOf(await readForm(c))));
  })
  .route('/', frictionPages);

/** A field that was not sent counts as an empty one. */
function fieldsOf(form: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => form[name] ?? '';
}

/** What the address carries. */
function queryOf(c: Context<AppEnv>): FieldReader {
  return (name) => c.req.query(name) ?? '';
}

function visitOf(c: Context<AppEnv>, end: '' | '/embed'): SurveyVisit {
  const [org, slug] = [c.req.param('org') ?? '', c.req.param('survey') ?? ''];
  return { org, slug, action: `/s/${org}/${slug}${end}`, address: callerAddress(c), acceptLanguage: c.req.header('accept-language') ?? '' };
}

function answer(c: Context<AppEnv>, { html, status }: Answered) {
  return c.html(html, status);
}

/** The same page inside another site: the survey says which sites those are. */
function frame(c: Context<AppEnv>, answered: Answered) {
  c.set('framedBy', answered.origins);
  return answer(c, answered);
}
