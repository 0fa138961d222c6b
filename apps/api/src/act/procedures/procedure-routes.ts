import { Hono } from 'hono';
import { allow } from '../../http/allow.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe, idempotencyKey } from '../../http/describe.ts';
import { idempotent } from '../../http/idempotency.ts';
import { input } from '../../http/input.ts';
import { changeProcedure } from './change-procedure.ts';
import { askToRead, readingRequest, readingRequested } from './ask-to-read.ts';
import { comparedVersions, compareVersions, versionDifference } from './compare-versions.ts';
import { createProcedure } from './create-procedure.ts';
import { listProcedures, procedureFilters, procedureList } from './list-procedures.ts';
import { dismissGap, gapDismissed, missedAnswer, missedSearch, noteMissedSearch } from './missed-searches.ts';
import { newProcedure, oneProcedure, procedureChange, procedureSaved } from './procedure-input.ts';
import { procedureAnswer, readProcedure } from './read-procedure.ts';
import { readVersion, saidRead, sayRead } from './say-read.ts';

/** How things are done here: procedures, their versions, and who has read them. */
export const procedureRoutes = new Hono<AppEnv>()
  .get('/procedures', describe('Act', 'Procedures, and how much of what customers call about has one', procedureList), allow('procedures.read'), input('query', procedureFilters), async (c) =>
    c.json(await listProcedures(c.var.ctx, c.req.valid('query'))),
  )
  .post('/procedures', describe('Act', 'Write a procedure', procedureSaved, 201, [idempotencyKey]), allow('procedures.write'), input('json', newProcedure), idempotent, async (c) =>
    c.json(await createProcedure(c.var.ctx, c.req.valid('json')), 201),
  )
  .get('/procedures/:id', describe('Act', 'One procedure, with its versions', procedureAnswer), allow('procedures.read'), input('param', oneProcedure), async (c) => c.json(await readProcedure(c.var.ctx, c.req.valid('param').id)))
  .patch('/procedures/:id', describe('Act', 'Change a procedure; other words become its next version', procedureSaved), allow('procedures.write'), input('param', oneProcedure), input('json', procedureChange), async (c) =>
    c.json(await changeProcedure(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .get('/procedures/:id/difference', describe('Act', 'What changed between two versions of a procedure', versionDifference), allow('procedures.read'), input('param', oneProcedure), input('query', comparedVersions), async (c) =>
    c.json(await compareVersions(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .post('/procedures/:id/reading-requests', describe('Act', 'Ask somebody to read the latest version of a procedure', readingRequested), allow('procedures.write'), input('param', oneProcedure), input('json', readingRequest), async (c) =>
    c.json(await askToRead(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/missed-searches', describe('Act', 'Note words that no procedure holds; counted, without the person', missedAnswer), allow('procedures.read'), input('json', missedSearch), async (c) => c.json(await noteMissedSearch(c.var.ctx, c.req.valid('json'))))
  .post('/missed-searches/dismissal', describe('Act', 'Say that no procedure is needed for words people looked for', gapDismissed), allow('procedures.write'), input('json', missedSearch), async (c) => c.json(await dismissGap(c.var.ctx, c.req.valid('json'))))
  .post('/procedures/:id/readings', describe('Act', 'Say that I read the latest version of a procedure', saidRead), allow('procedures.read'), input('param', oneProcedure), input('json', readVersion), async (c) =>
    c.json(await sayRead(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  );
