import { Hono } from 'hono';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { keyPeopleAnswer, keyPeopleFilter, readKeyPeople } from './read-key-people.ts';

/** The key-person test: what hangs on one, two or three people. */
export const keyPeopleRoutes = new Hono<AppEnv>().get('/key-people', describe('Measure', 'What would be left without anybody if these people left', keyPeopleAnswer), allow('key_people.read'), input('query', keyPeopleFilter), async (c) =>
  c.json(await readKeyPeople(c.var.ctx, c.req.valid('query'))),
);
