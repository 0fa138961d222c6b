import { Hono } from 'hono';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe, idempotencyKey } from '../../http/describe.ts';
import { idempotent } from '../../http/idempotency.ts';
import { input } from '../../http/input.ts';
import { oneTheme } from '../one-theme.ts';
import { setStepState } from './set-step-state.ts';
import { newStep, oneStep, stepChange, stepOrder, stepStamp, stepState } from './step-input.ts';
import { addStep, changeStep, orderSteps } from './write-steps.ts';

/** The steps on the way to keeping a promise. */
export const stepRoutes = new Hono<AppEnv>()
  .post('/themes/:id/steps', describe('Act', 'Add a step: what, who, by when', stepStamp, 201, [idempotencyKey]), allow('themes.update'), input('param', oneTheme), input('json', newStep), idempotent, async (c) =>
    c.json(await addStep(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .put('/themes/:id/steps/order', describe('Act', 'Put the steps in another order', stepOrder), allow('themes.update'), input('param', oneTheme), input('json', stepOrder), async (c) =>
    c.json(await orderSteps(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .patch('/themes/:id/steps/:stepId', describe('Act', 'Change a step', stepStamp), allow('themes.update'), input('param', oneStep), input('json', stepChange), async (c) =>
    c.json(await changeStep(c.var.ctx, c.req.valid('param').id, c.req.valid('param').stepId, c.req.valid('json'))),
  )
  .put('/themes/:id/steps/:stepId/state', describe('Act', 'Say that a step is done, open again, or removed', stepStamp), allow('themes.join'), input('param', oneStep), input('json', stepState), async (c) =>
    c.json(await setStepState(c.var.ctx, c.req.valid('param').id, c.req.valid('param').stepId, c.req.valid('json'))),
  );
