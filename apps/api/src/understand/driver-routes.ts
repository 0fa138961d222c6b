import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe, idempotencyKey } from '../http/describe.ts';
import { idempotent } from '../http/idempotency.ts';
import { input } from '../http/input.ts';
import { changeDriver, driverChange } from './change-driver.ts';
import { createDriver, driverCreation } from './create-driver.ts';
import { decideDrivers, driverDecision, driverReturn, driversDecided, driversReturned, returnDrivers } from './decide-drivers.ts';
import { driverAnswer } from './driver-input.ts';
import { driversAnswer, listDrivers } from './list-drivers.ts';
import { driverSuggestionFilters, driverSuggestionsAnswer, listDriverSuggestions } from './list-driver-suggestions.ts';
import { driverMerge, driverMerged, mergeDriver, separateDriver } from './merge-driver.ts';

const one = z.object({ id: z.uuid({ error: 'This is not an id.' }) });

/** Why customers make contact: the taxonomy, and drivers suggested for contacts that have none. */
export const driverRoutes = new Hono<AppEnv>()
  .get('/contact-drivers', describe('Understand', 'Contact drivers with their counts, and how well they were learned', driversAnswer), allow('drivers.read'), async (c) => c.json(await listDrivers(c.var.ctx)))
  .post('/contact-drivers', describe('Understand', 'Add a contact driver', driverAnswer, 201, [idempotencyKey]), allow('drivers.change'), input('json', driverCreation), idempotent, async (c) => c.json(await createDriver(c.var.ctx, c.req.valid('json')), 201))
  .get('/contact-drivers/suggestions', describe('Understand', 'Contacts without a driver, each with the one suggested', driverSuggestionsAnswer), allow('drivers.read'), input('query', driverSuggestionFilters), async (c) =>
    c.json(await listDriverSuggestions(c.var.ctx, c.req.valid('query'))),
  )
  .post('/contact-drivers/decisions', describe('Understand', 'Confirm suggested drivers, or choose one for these contacts', driversDecided), allow('drivers.change'), input('json', driverDecision), async (c) =>
    c.json(await decideDrivers(c.var.ctx, c.req.valid('json'))),
  )
  .post('/contact-drivers/returns', describe('Understand', 'Take back what was decided about the drivers of these contacts', driversReturned), allow('drivers.change'), input('json', driverReturn), async (c) =>
    c.json(await returnDrivers(c.var.ctx, c.req.valid('json'))),
  )
  .patch('/contact-drivers/:id', describe('Understand', 'Rename a contact driver, or trace it to its origin and journey stage', driverAnswer), allow('drivers.change'), input('param', one), input('json', driverChange), async (c) =>
    c.json(await changeDriver(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/contact-drivers/:id/merge', describe('Understand', 'Merge a contact driver into another', driverMerged), allow('drivers.change'), input('param', one), input('json', driverMerge), async (c) =>
    c.json(await mergeDriver(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/contact-drivers/:id/merge', describe('Understand', 'Separate a merged contact driver again', driverMerged), allow('drivers.change'), input('param', one), async (c) =>
    c.json(await separateDriver(c.var.ctx, c.req.valid('param').id)),
  );
