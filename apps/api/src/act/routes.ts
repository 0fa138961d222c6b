import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { changesSince, followThemes } from './follow-themes.ts';
import { handOverRoutes } from './hand-over/hand-over-routes.ts';
import { actionsAnswer, listActions } from './list-actions.ts';
import { listMyThemes, myThemesAnswer } from './list-my-themes.ts';
import { fixReasonsAnswer, listFixReasons } from './list-fix-reasons.ts';
import { leagueAnswer, leagueQuestion, listLeague } from './list-league.ts';
import { ladderRoutes } from './ladders/ladder-routes.ts';
import { noteSeen, oneNote, seeCall } from './notes/see-call.ts';
import { procedureRoutes } from './procedures/procedure-routes.ts';
import { listThemes, themeFilters, themeListAnswer } from './list-themes.ts';
import { readTheme, themeAnswer } from './read-theme.ts';
import { spikeRoutes } from './spike-routes.ts';
import { stepRoutes } from './steps/step-routes.ts';
import { suggestionRoutes } from './suggestion-routes.ts';
import { themeChangeRoutes } from './theme-change-routes.ts';
import { viewRoutes } from './views/view-routes.ts';
import { oneTheme } from './one-theme.ts';

/** Themes as promises: who owns them, by when, and how they stand. */
export const actRoutes = new Hono<AppEnv>()
  .get('/themes', describe('Understand', 'All themes, and how much of what was said has one', themeListAnswer), allow('themes.read'), input('query', themeFilters), async (c) =>
    c.json(await listThemes(c.var.ctx, c.req.valid('query'))),
  )
  .get('/themes/league', describe('Act', 'Themes counted by owner, origin or stage', leagueAnswer), allow('themes.read'), input('query', leagueQuestion), async (c) => c.json(await listLeague(c.var.ctx, c.req.valid('query'))))
  .get('/themes/mine', describe('Act', 'My themes: late, due in 7 days, on track', myThemesAnswer), allow('themes.read'), async (c) => c.json(await listMyThemes(c.var.ctx)))
  .get('/themes/changes', describe('Act', 'Which themes somebody changes, as server-sent events'), allow('themes.read'), input('query', changesSince), (c) =>
    c.body(followThemes(c.var.ctx, c.req.valid('query'), c.req.header('last-event-id')), 200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' }),
  )
  .put('/notes/:id/seen', describe('Act', 'Say that I have seen a note that calls me by name', noteSeen), allow('themes.join'), input('param', oneNote), input('json', noteSeen), async (c) =>
    c.json(await seeCall(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/actions', describe('Act', 'Who has promised what, owner by owner', actionsAnswer), allow('themes.read'), async (c) => c.json(await listActions(c.var.ctx)))
  .get('/themes/:id', describe('Understand', 'One theme: facts, reach, proof, timeline', themeAnswer), allow('themes.read'), input('param', oneTheme), async (c) =>
    c.json(await readTheme(c.var.ctx, c.req.valid('param').id)),
  )
  .get('/themes/:id/fix-reasons', describe('Act', 'Why customers contradict a fix, in their words', fixReasonsAnswer), allow('themes.read'), input('param', oneTheme), async (c) => c.json(await listFixReasons(c.var.ctx, c.req.valid('param').id)))
  .route('/', suggestionRoutes)
  .route('/', spikeRoutes)
  .route('/', themeChangeRoutes)
  .route('/', stepRoutes)
  .route('/', viewRoutes)
  .route('/', handOverRoutes)
  .route('/', procedureRoutes)
  .route('/', ladderRoutes);
