import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { explorerAnswer } from './explorer-answer.ts';
import { explorerFilter } from './explorer-filter.ts';
import { explorerChoices, listExplorerChoices } from './list-explorer-choices.ts';
import { agentsAnswer, agentsFilter, readAgentsSide } from './read-agents-side.ts';
import { pivotAnswer, pivotFilter, readExplorerPivot } from './read-explorer-pivot.ts';
import { readExplorer } from './read-explorer.ts';
import { readThemeAgents, themeAgentsAnswer } from './read-theme-agents.ts';

const one = z.object({ id: z.uuid({ error: 'This is not the id of a theme.' }) });

/** Themes over a period, seen from every side the promises allow. */
export const explorerRoutes = new Hono<AppEnv>()
  .get('/explorer', describe('Understand', 'Groups and themes over a period: reach, impact on the score, score; clear changes only', explorerAnswer), allow('themes.read'), input('query', explorerFilter), async (c) =>
    c.json(await readExplorer(c.var.ctx, c.req.valid('query'))),
  )
  .get('/explorer/choices', describe('Understand', 'What the explorer can be narrowed to', explorerChoices), allow('themes.read'), async (c) => c.json(await listExplorerChoices(c.var.ctx)))
  .get('/explorer/pivot', describe('Understand', 'People by theme and journey stage, or by theme and segment', pivotAnswer), allow('themes.read'), input('query', pivotFilter), async (c) =>
    c.json(await readExplorerPivot(c.var.ctx, c.req.valid('query'))),
  )
  .get('/explorer/agents', describe('Understand', "What one team's agents report, by theme; only what hides everybody", agentsAnswer), allow('friction.read'), input('query', agentsFilter), async (c) =>
    c.json(await readAgentsSide(c.var.ctx, c.req.valid('query'))),
  )
  .get('/themes/:id/agents', describe('Understand', "What agents report on one theme, by week of release and team; only what hides everybody", themeAgentsAnswer), allow('friction.read'), input('param', one), async (c) =>
    c.json(await readThemeAgents(c.var.ctx, c.req.valid('param').id)),
  );
