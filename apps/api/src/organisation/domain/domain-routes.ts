import { Hono } from 'hono';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { addDomain, newDomain } from './add-domain.ts';
import { domainAnswer } from './domain-shape.ts';
import { checkDomain } from './look-at-domain.ts';
import { readDomain } from './read-domain.ts';
import { removeDomain, restoreDomain } from './remove-domain.ts';

/** A name of the organisation's own for its pages. */
export const domainRoutes = new Hono<AppEnv>()
  .get('/settings/domain', describe('Organisation', 'The domain customers open your pages under, and how it is proven', domainAnswer), allow('organisation.change'), async (c) => c.json(await readDomain(c.var.ctx)))
  .put('/settings/domain', describe('Organisation', 'Add a domain of your own; nothing is shown there before it is proven', domainAnswer), allow('organisation.change'), input('json', newDomain), async (c) =>
    c.json(await addDomain(c.var.ctx, c.req.valid('json'))),
  )
  .delete('/settings/domain', describe('Organisation', 'Remove the domain', domainAnswer), allow('organisation.change'), async (c) => c.json(await removeDomain(c.var.ctx)))
  .post('/settings/domain/restoration', describe('Organisation', 'Take the removal of the domain back', domainAnswer), allow('organisation.change'), async (c) => c.json(await restoreDomain(c.var.ctx)))
  .post('/settings/domain/check', describe('Organisation', 'Look for the TXT record now', domainAnswer), allow('organisation.change'), async (c) => c.json(await checkDomain(c.var.ctx)));
