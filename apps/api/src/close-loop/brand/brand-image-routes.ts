import { Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe, idempotencyKey } from '../../http/describe.ts';
import { idempotent } from '../../http/idempotency.ts';
import { input } from '../../http/input.ts';
import { brandImageAnswer } from './brand-image-answer.ts';
import { changeBrandImage, changedBrandImage } from './change-brand-image.ts';
import { keepBrandImage, newBrandImage } from './keep-brand-image.ts';
import { brandImagesAnswer, listBrandImages } from './list-brand-images.ts';
import { removeBrandImage } from './remove-brand-image.ts';

const one = z.object({ id: z.uuid('There is no such image.') });

/** The organisation's own pictures: its logo, and what its digests show. */
export const brandImageRoutes = new Hono<AppEnv>()
  .get('/brand-images', describe('Close the loop', 'Images for mails and pages', brandImagesAnswer), allow('digests.read'), async (c) => c.json(await listBrandImages(c.var.ctx)))
  .post('/brand-images', describe('Close the loop', 'Keep an image', brandImageAnswer, 201, [idempotencyKey]), allow('digests.write'), input('json', newBrandImage), idempotent, async (c) =>
    c.json(await keepBrandImage(c.var.ctx, c.req.valid('json')), 201),
  )
  .patch('/brand-images/:id', describe('Close the loop', 'Say anew what an image shows', z.object({ alt: z.string() })), allow('digests.write'), input('param', one), input('json', changedBrandImage), async (c) =>
    c.json(await changeBrandImage(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/brand-images/:id', describe('Close the loop', 'Remove an image; mails that went out keep it', z.object({ removed: z.boolean() })), allow('digests.write'), input('param', one), async (c) =>
    c.json(await removeBrandImage(c.var.ctx, c.req.valid('param').id)),
  );
