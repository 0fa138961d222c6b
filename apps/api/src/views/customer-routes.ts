import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { historyAnswer, historyQuery, listCustomerHistory } from './list-customer-history.ts';
import { contextAnswer, readCustomerContext } from './read-customer-context.ts';
import { readRouteHint, routeHintAnswer } from './read-route-hint.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });

/** One customer as whoever helps them needs to see them: over all stages. */
export const customerViews = new Hono<AppEnv>()
  .get('/customers/:id/history', describe('Listen', 'One customer’s history across channels, the latest first, a page at a time', historyAnswer), allow('customers.read'), input('param', byId), input('query', historyQuery), async (c) =>
    c.json(await listCustomerHistory(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .get('/customers/:id/context', describe('Listen', 'For help desks: last contacts, what brings this customer, open themes with owner and promised day, suggested next steps', contextAnswer), allow('customers.read'), input('param', byId), async (c) =>
    c.json(await readCustomerContext(c.var.ctx, c.req.valid('param').id)),
  )
  .get('/customers/:id/route-hint', describe('Listen', 'For help desks: who helped this customer last, how hard the story is and why, how the last contact ended', routeHintAnswer), allow('customers.read'), input('param', byId), async (c) =>
    c.json(await readRouteHint(c.var.ctx, c.req.valid('param').id)),
  );
