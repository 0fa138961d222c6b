import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../../http/app-env.ts';
import { allow } from '../../http/allow.ts';
import { describe } from '../../http/describe.ts';
import { input } from '../../http/input.ts';
import { oneTheme } from '../one-theme.ts';
import { ladderChange, ladderPreview, newLadder } from './ladder-input.ts';
import { ladderList, listLadders } from './list-ladders.ts';
import { previewAnswer, previewLadder } from './preview-ladder.ts';
import { readThemeLadder, themeLadder } from './read-theme-ladder.ts';
import { changeLadder, createLadder, ladderStamp, nameSponsor, newSponsor, removeLadder } from './save-ladder.ts';

const oneLadder = z.object({ id: z.uuid({ error: 'This is not the id of a ladder.' }) });
const changed = z.object({ changed: z.boolean() });

/** Who is told when nothing happens, defined in advance. */
export const ladderRoutes = new Hono<AppEnv>()
  .get('/ladders', describe('Act', 'All ladders: the organisation’s, those of origins, those of single themes', ladderList), allow('ladders.read'), async (c) => c.json(await listLadders(c.var.ctx)))
  .post('/ladders', describe('Act', 'Write a ladder for an origin or a theme', ladderStamp, 201), allow('ladders.change'), input('json', newLadder), async (c) => c.json(await createLadder(c.var.ctx, c.req.valid('json')), 201))
  .put('/ladders/sponsor', describe('Act', 'Name the executive sponsor', changed), allow('ladders.change'), input('json', newSponsor), async (c) => {
    await nameSponsor(c.var.ctx, c.req.valid('json'));
    return c.json({ changed: true });
  })
  .put('/ladders/:id', describe('Act', 'Change the steps of a ladder', ladderStamp), allow('ladders.change'), input('param', oneLadder), input('json', ladderChange), async (c) =>
    c.json(await changeLadder(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/ladders/:id', describe('Act', 'Take a ladder away', changed), allow('ladders.change'), input('param', oneLadder), async (c) => {
    await removeLadder(c.var.ctx, c.req.valid('param').id);
    return c.json({ changed: true });
  })
  .post('/ladder-previews', describe('Act', 'What a ladder would do if nothing happened, in words', previewAnswer), allow('ladders.read'), input('json', ladderPreview), async (c) => c.json(await previewLadder(c.var.ctx, c.req.valid('json'))))
  .get('/themes/:id/ladder', describe('Act', 'What happens next to a theme while nobody answers', themeLadder), allow('themes.read'), input('param', oneTheme), async (c) => c.json(await readThemeLadder(c.var.ctx, c.req.valid('param').id)));
