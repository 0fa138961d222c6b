import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { bodyPieces } from '../../http/body-pieces.ts';
import { describe, idempotencyKey } from '../../http/describe.ts';
import { idempotent } from '../../http/idempotency.ts';
import { input } from '../../http/input.ts';
import { addedSuppression, addSuppression, newSuppression } from './add-suppression.ts';
import { importSuppressions, suppressionImportAnswer, suppressionImportQuery } from './import-suppressions.ts';
import { liftSuppression, restoreSuppression, suppressionLift, suppressionRestoration } from './lift-suppression.ts';
import { listSuppressionImports, suppressionImportsAnswer } from './list-suppression-imports.ts';
import { listSuppressions, suppressionsAnswer, suppressionsQuery } from './list-suppressions.ts';
import { suppressionAnswer } from './shown-suppression.ts';
import { withdrawnImport, withdrawSuppressionImport } from './withdraw-suppression-import.ts';
import { writeSuppressions } from './write-suppressions.ts';

const chapter = 'Close the loop';
const byHandle = z.object({ handle: z.string().max(100, 'This is not a handle of the list.') });
const byId = z.object({ id: z.uuid('This is not the id of an import.') });

/** Addresses that get nothing more: the list, what people add and lift, and the whole of it as a file in both directions. */
export const suppressionRoutes = new Hono<AppEnv>()
  .get('/suppressions', describe(chapter, 'Addresses that get nothing more, the latest first', suppressionsAnswer), allow('suppressions.read'), input('query', suppressionsQuery), async (c) => c.json(await listSuppressions(c.var.ctx, c.req.valid('query'))))
  .post('/suppressions', describe(chapter, 'Put one address on the list', addedSuppression, 201, [idempotencyKey]), allow('suppressions.change'), idempotent, input('json', newSuppression), async (c) => c.json(await addSuppression(c.var.ctx, c.req.valid('json')), 201))
  .get('/suppressions/export', describe(chapter, 'The whole list as CSV; reading it back in gives the same list'), allow('suppressions.read'), (c) => {
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="suppressions.csv"');
    return stream(c, async (out) => {
      for await (const piece of writeSuppressions(c.var.ctx)) await out.write(piece);
    });
  })
  .get('/suppressions/imports', describe(chapter, 'The latest files of addresses', suppressionImportsAnswer), allow('suppressions.read'), async (c) => c.json(await listSuppressionImports(c.var.ctx)))
  .post('/suppressions/imports', describe(chapter, 'Put the addresses of a file on the list (CSV as other senders export it, at most 100,000 rows), or with dryRun=1 say what would happen', suppressionImportAnswer, 201), allow('suppressions.change'), input('query', suppressionImportQuery), async (c) =>
    c.json(await importSuppressions(c.var.ctx, c.req.valid('query'), bodyPieces(c.req.raw)), 201),
  )
  .post('/suppressions/imports/:id/withdrawal', describe(chapter, 'Take back what a file put on the list', withdrawnImport), allow('suppressions.change'), input('param', byId), async (c) => c.json(await withdrawSuppressionImport(c.var.ctx, c.req.valid('param').id)))
  .post('/suppressions/:handle/lift', describe(chapter, 'Lift a bounce or a block from an address, with the reason', suppressionAnswer), allow('suppressions.change'), input('param', byHandle), input('json', suppressionLift), async (c) =>
    c.json(await liftSuppression(c.var.ctx, c.req.valid('param').handle, c.req.valid('json'))),
  )
  .post('/suppressions/:handle/restoration', describe(chapter, 'Take a lift back', suppressionAnswer), allow('suppressions.change'), input('param', byHandle), input('json', suppressionRestoration), async (c) =>
    c.json(await restoreSuppression(c.var.ctx, c.req.valid('param').handle, c.req.valid('json'))),
  );
