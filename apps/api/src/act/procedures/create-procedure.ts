import { listBounds } from '@kept/core/list-bounds.ts';
import { newId } from '@kept/db/new-id.ts';
import { procedure, procedureDriver, procedureTheme, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { refuseBeyond } from '../../http/refuse-beyond.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { lockTheme, requireOwnerOrLead } from '../../understand/lock-theme.ts';
import { checkStanding } from './check-standing.ts';
import type { NewProcedure, procedureSaved } from './procedure-input.ts';
import { writerOf } from './writer-of.ts';

/** Writes down how something is done: its first version, who answers for it, and the reasons for contact it is for. */
export async function createProcedure(ctx: Ctx, given: NewProcedure): Promise<z.infer<typeof procedureSaved>> {
  const { title, body, grants, ownerId, deputyId, reviewOn } = given;
  const [id, at, writtenBy] = [newId(ctx.now()), ctx.now(), writerOf(ctx)];
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await refuseBeyond(tx, procedure, eq(procedure.orgId, ctx.orgId), { most: listBounds.procedures, called: 'procedures', instead: 'Write a new version of one that is there.' });
    const drivers = await checkStanding(tx, ctx, given);
    await tx.insert(procedure).values({ orgId: ctx.orgId, id, number: 1, ownerId, ownerActive: true, deputyId, reviewOn, createdAt: at, updatedAt: at });
    await tx.insert(procedureVersion).values({ orgId: ctx.orgId, procedureId: id, number: 1, title, body, grants, note: '', writtenBy, writtenAt: at });
    if (drivers.length > 0) await tx.insert(procedureDriver).values(drivers.map((driverId) => ({ orgId: ctx.orgId, procedureId: id, driverId })));
    if (given.themeId !== undefined) await attachTo(tx, ctx, id, given.themeId);
    await recordAudit(tx, ctx, 'create-procedure', `procedure:${id}`);
  });
  return { id, number: 1, version: 1 };
}

async function attachTo(tx: OrgTx, ctx: Ctx, procedureId: string, themeId: string): Promise<void> {
  requireOwnerOrLead(ctx, await lockTheme(tx, ctx, themeId));
  await tx.insert(procedureTheme).values({ orgId: ctx.orgId, procedureId, themeId });
}
