import { Hono } from 'hono';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { changeAccent, newAccent } from './change-accent.ts';
import { accentAnswer, readAccent } from './read-accent.ts';

/** The organisation's own colour. */
export const accentRoutes = new Hono<AppEnv>()
  .get('/settings/accent', describe('Organisation', 'The colour of your pages and mails', accentAnswer), allow('organisation.read'), async (c) => c.json(await readAccent(c.var.ctx)))
  .put('/settings/accent', describe('Organisation', 'Choose the colour of your pages and mails; one that cannot be read is refused', accentAnswer), allow('organisation.change'), input('json', newAccent), async (c) => c.json(await changeAccent(c.var.ctx, c.req.valid('json'))));
