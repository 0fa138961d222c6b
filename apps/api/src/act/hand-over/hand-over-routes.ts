import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { allow } from '../../http/allow.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { themeStamp } from '../change-theme.ts';
import { oneTheme } from '../one-theme.ts';
import { answerHandOver, handOverDecision, withdrawHandOver } from './answer-hand-over.ts';
import { handOver, handOverAnswer, newOwner } from './hand-over.ts';

/** How a theme changes hands: somebody asks, somebody accepts or gives it back. */
export const handOverRoutes = new Hono<AppEnv>()
  .post('/themes/:id/owner', describe('Act', 'Ask somebody to take a theme over, or say that it is not yours', handOverAnswer), allow('themes.update'), input('param', oneTheme), input('json', newOwner), async (c) =>
    c.json(await handOver(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/themes/:id/hand-over/decision', describe('Act', 'Accept a theme, or give it back with a reason', themeStamp), allow('themes.update'), input('param', oneTheme), input('json', handOverDecision), async (c) =>
    c.json(await answerHandOver(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/themes/:id/hand-over', describe('Act', 'Ask no longer: the theme stays where it is', themeStamp), allow('themes.update'), input('param', oneTheme), async (c) => c.json(await withdrawHandOver(c.var.ctx, c.req.valid('param').id)));
