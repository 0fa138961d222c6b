import { Hono } from 'hono';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe, idempotencyKey } from '../../http/describe.ts';
import { idempotent } from '../../http/idempotency.ts';
import { input } from '../../http/input.ts';
import { changeView, deleteView, listViews, newView, oneView, saveView, viewChange, viewList, viewStamp } from './saved-views.ts';

/** Ways of looking at all themes, kept under a name. */
export const viewRoutes = new Hono<AppEnv>()
  .get('/views', describe('Act', 'My views of all themes, and those colleagues share', viewList), allow('themes.join'), async (c) => c.json(await listViews(c.var.ctx)))
  .post('/views', describe('Act', 'Keep a view under a name', viewStamp, 201, [idempotencyKey]), allow('themes.join'), input('json', newView), idempotent, async (c) => c.json(await saveView(c.var.ctx, c.req.valid('json')), 201))
  .patch('/views/:id', describe('Act', 'Rename or share a view', viewStamp), allow('themes.join'), input('param', oneView), input('json', viewChange), async (c) => c.json(await changeView(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))))
  .delete('/views/:id', describe('Act', 'Delete a view', viewStamp), allow('themes.join'), input('param', oneView), async (c) => c.json(await deleteView(c.var.ctx, c.req.valid('param').id)));
