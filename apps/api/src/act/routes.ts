import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { handOverRoutes } from './hand-over/hand-over-routes.ts';
import { actionsAnswer, listActions } from './list-actions.ts';
import { listMyThemes, myThemesAnswer } from './list-my-themes.ts';
import { procedureRoutes } from './procedures/procedure-routes.ts';
import { listThemes, themeFilters, themeListAnswer } from './list-themes.ts';
import { readTheme, themeAnswer } from './read-theme.ts';
import { spikeRoutes } from './spike-routes.ts';
import { suggestionRoutes } from './suggestion-routes.ts';
import { themeChangeRoutes } from './theme-change-routes.ts';
import { oneTheme } from './one-theme.ts';

/** Themes as promises: who owns them, by when, and how they stand. */
export const actRoutes = new Hono<AppEnv>()
  .get('/themes', describe('Understand', 'All themes, and how much of what was said has one', themeListAnswer), allow('themes.read'), input('query', themeFilters), async (c) =>
    c.json(await listThemes(c.var.ctx, c.req.valid('query'))),
  )
  .get('/themes/mine', describe('Act', 'My themes: late, due in 7 days, on track', myThemesAnswer), allow('themes.read'), async (c) => c.json(await listMyThemes(c.var.ctx)))
  .get('/actions', describe('Act', 'Who has promised what, owner by owner', actionsAnswer), allow('themes.read'), async (c) => c.json(await listActions(c.var.ctx)))
  .get('/themes/:id', describe('Understand', 'One theme: facts, reach, proof, timeline', themeAnswer), allow('themes.read'), input('param', oneTheme), async (c) =>
    c.json(await readTheme(c.var.ctx, c.req.valid('param').id)),
  )
  .route('/', suggestionRoutes)
  .route('/', spikeRoutes)
  .route('/', themeChangeRoutes)
  .route('/', handOverRoutes)
  .route('/', procedureRoutes);
