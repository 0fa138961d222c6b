import { grantsDiffer, procedureGrant } from '@kept/core/act/procedure-grants.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { procedure, procedureReading, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { named, procedureFacts } from './procedure-facts.ts';
import { readDriversOf } from './read-drivers-of.ts';

const writtenVersion = z.object({ number: z.int(), title: z.string(), note: z.string(), by: named, at: z.iso.datetime() });
export const procedureAnswer = procedureFacts.extend({
  body: z.string().describe('Markdown; the items of its numbered lists are the steps'),
  grants: z.array(procedureGrant).describe('What may be granted without asking'),
  grantsDiffer: z.boolean(),
  versions: z.array(writtenVersion).describe('The latest first'),
  reading: z.object({ agents: z.int(), read: z.int().describe('Of them, those who said that they read the latest version'), mine: z.iso.datetime().nullable() }),
});
export type ProcedureAnswer = z.infer<typeof procedureAnswer>;

/** One procedure as it stands, with every version there was and how many of those it is for have read it. */
export async function readProcedure(ctx: Ctx, id: string): Promise<ProcedureAnswer> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select().from(procedure).where(and(eq(procedure.orgId, ctx.orgId), eq(procedure.id, id)));
    if (found === undefined) throw notFound('procedure');
    const versions = await tx.select().from(procedureVersion).where(and(eq(procedureVersion.orgId, ctx.orgId), eq(procedureVersion.procedureId, id))).orderBy(desc(procedureVersion.number));
    const people = await tx.select({ id: member.id, name: member.name, role: member.role, active: member.active }).from(member).where(eq(member.orgId, ctx.orgId));
    const readings = await tx.select({ memberId: procedureReading.memberId, readAt: procedureReading.readAt }).from(procedureReading).where(and(eq(procedureReading.orgId, ctx.orgId), eq(procedureReading.procedureId, id), eq(procedureReading.number, found.number)));
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const drivers = (await readDriversOf(tx, ctx, [id])).map((driver) => ({ id: driver.id, name: driver.name }));
    const [latest] = versions;
    if (latest === undefined) throw new Error('A procedure has no words.');
    const personOf = (memberId: string) => ({ id: memberId, name: people.find((one) => one.id === memberId)?.name ?? '' });
    const agents = people.filter((one) => one.active && mayDo(one.role, 'friction.file')).map((one) => one.id);
    const mine = readings.find((one) => ctx.actor.kind === 'member' && one.memberId === ctx.actor.memberId);
    return {
      id,
      version: found.version,
      number: found.number,
      title: latest.title,
      body: latest.body,
      grants: [...latest.grants],
      grantsDiffer: grantsDiffer(latest.grants),
      owner: personOf(found.ownerId),
      deputy: found.deputyId === null ? null : personOf(found.deputyId),
      reviewOn: found.reviewOn,
      isReviewDue: found.reviewOn <= dayIn(ctx.now(), settings?.timezone ?? 'UTC'),
      isRetired: found.retiredAt !== null,
      drivers,
      versions: versions.map((one) => ({ number: one.number, title: one.title, note: one.note, by: personOf(one.writtenBy), at: one.writtenAt.toISOString() })),
      reading: { agents: agents.length, read: readings.filter((one) => agents.includes(one.memberId)).length, mine: mine?.readAt.toISOString() ?? null },
    };
  });
}
