import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { importAnswer } from '../listen/read-import.ts';
import { undoForecast } from '../listen/undo-forecast.ts';
import { eraseCustomer, erasureAnswer } from './erase-customer.ts';
import { exportAnswer, exportCustomer } from './export-customer.ts';
import { forecastUndo, undoImport } from './undo-import.ts';

const byId = z.object({ id: z.uuid('This is not an id.') });

/** What a person may ask of whoever keeps their data: all of it, and that none is left. */
export const forgetRoutes = new Hono<AppEnv>()
  .post('/customers/:id/exports', describe('Listen', 'Everything that is kept about one customer', exportAnswer), allow('customers.erase'), input('param', byId), async (c) => c.json(await exportCustomer(c.var.ctx, c.req.valid('param').id)))
  .post('/imports/:id/undo', describe('Listen', 'Take an import back within thirty days: what it alone brought goes, what it changed is as it was', importAnswer), allow('import.write'), input('param', byId), async (c) => c.json(await undoImport(c.var.ctx, c.req.valid('param').id)))
  .get('/imports/:id/undo', describe('Listen', 'What taking an import back would bring back and leave; changes nothing', undoForecast), allow('import.write'), input('param', byId), async (c) => c.json(await forecastUndo(c.var.ctx, c.req.valid('param').id)))
  .delete('/customers/:id', describe('Listen', 'Erase a customer: who they are, what they said and the mails they got', erasureAnswer), allow('customers.erase'), input('param', byId), async (c) =>
    c.json(await eraseCustomer(c.var.ctx, c.req.valid('param').id)),
  );
