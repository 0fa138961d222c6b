import { Hono } from 'hono';
import { z } from 'zod';
import { refuseSize } from '../files/refuse-size.ts';
import { allow } from '../http/allow.ts';
import type { AppEnv } from '../http/app-env.ts';
import { bodyPieces } from '../http/body-pieces.ts';
import { describe } from '../http/describe.ts';
import { input } from '../http/input.ts';
import { previewAnswer, previewQuery } from './preview-import.ts';
import { previewBody, previewSent, sendImportFile, sentFileAnswer } from './send-import-file.ts';
import { importAnswer, importList, listImports, readImport, writeProblems } from './read-import.ts';
import { importQuery, startImport } from './start-import.ts';
import { sentFileQuery } from './store-import-file.ts';

/** The file is the body as it is; one that says of itself that it is too large is not begun with. */
function fileIn(request: Request): AsyncGenerator<Uint8Array> {
  refuseSize(Number(request.headers.get('content-length') ?? 0));
  return bodyPieces(request);
}

const byId = z.object({ id: z.uuid('This is not an id.') });

/** Files of feedback, customers and contacts: what they are, what would happen, what happened. */
export const importRoutes = new Hono<AppEnv>()
  .post('/imports/preview', describe('Listen', 'Look at a file: format, encoding, columns, rows, and which column is what', previewAnswer), allow('import.write'), input('query', previewQuery), async (c) =>
    c.json(await previewBody(c.var.ctx, fileIn(c.req.raw), c.req.valid('query'))),
  )
  .post('/imports/files', describe('Listen', 'Send a file (CSV, JSON, JSON lines or ZIP) that waits a day at most to be looked at and imported', sentFileAnswer, 201), allow('import.write'), input('query', sentFileQuery), async (c) =>
    c.json(await sendImportFile(c.var.ctx, c.req.valid('query'), fileIn(c.req.raw)), 201),
  )
  .get('/imports/files/:id', describe('Listen', 'What a file that was sent is, and which column is what', previewAnswer), allow('import.write'), input('param', byId), input('query', previewQuery), async (c) =>
    c.json(await previewSent(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .post('/imports', describe('Listen', 'Import a file, or with dryRun=1 say what would happen; a large one goes on in the background (202)', importAnswer, 201), allow('import.write'), input('query', importQuery), async (c) => {
    const { status, answer } = await startImport(c.var.ctx, c.req.valid('query'), fileIn(c.req.raw));
    return c.json(answer, status);
  })
  .get('/imports', describe('Listen', 'The latest imports', importList), allow('import.read'), async (c) => c.json(await listImports(c.var.ctx)))
  .get('/imports/:id', describe('Listen', 'How an import stands', importAnswer), allow('import.read'), input('param', byId), async (c) => c.json(await readImport(c.var.ctx, c.req.valid('param').id)))
  .get('/imports/:id/problems.csv', describe('Listen', 'The rows of an import that have problems, as CSV to mend'), allow('import.read'), input('param', byId), async (c) => {
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="problems.csv"');
    return c.body(await writeProblems(c.var.ctx, c.req.valid('param').id));
  });
