import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { allow } from '../http/allow.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { listSpikes, spikesAnswer } from './list-spikes.ts';
import { muteAnswer, muteSpikes, unmuteSpikes } from './mute-spikes.ts';
import { oneTheme } from './one-theme.ts';
import { readThemeTrend, trendAnswer } from './read-theme-trend.ts';

/** A theme week by week: how often it was raised, when more than usual, and who is told. */
export const spikeRoutes = new Hono<AppEnv>()
  .get('/themes/:id/trend', describe('Understand', 'Half a year of one theme by week, its live date, and themes said in the same breath', trendAnswer), allow('themes.read'), input('param', oneTheme), async (c) =>
    c.json(await readThemeTrend(c.var.ctx, c.req.valid('param').id)),
  )
  .get('/themes/:id/spikes', describe('Act', 'Weeks in which clearly more people than usual raised a theme', spikesAnswer), allow('themes.read'), input('param', oneTheme), async (c) => c.json(await listSpikes(c.var.ctx, c.req.valid('param').id)))
  .put('/themes/:id/spikes/mute', describe('Act', "Tell nobody of this theme's spikes", muteAnswer), allow('themes.update'), input('param', oneTheme), async (c) => c.json(await muteSpikes(c.var.ctx, c.req.valid('param').id)))
  .delete('/themes/:id/spikes/mute', describe('Act', "Tell owner and leads of this theme's spikes again", muteAnswer), allow('themes.update'), input('param', oneTheme), async (c) => c.json(await unmuteSpikes(c.var.ctx, c.req.valid('param').id)));
