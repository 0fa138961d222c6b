import { listBounds } from '@kept/core/list-bounds.ts';
import { findStep } from '@kept/core/act/find-step.ts';
import { procedureSteps } from '@kept/core/act/procedure-blocks.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { procedure, procedureReading, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { named, procedureFacts } from './procedure-facts.ts';
import { gapAnswer, listGaps } from './missed-searches.ts';
import { readDriversOf } from './read-drivers-of.ts';

const coveredDays = 90;
const mostDrivers = 20;

export const procedureFilters = z.object({ q: z.string().trim().max(100, 'Search for fewer words.').optional(), retired: z.enum(['yes']).optional() });

const listed = procedureFacts.extend({
  steps: z.int(),
  found: z.string().nullable().describe('The first step or line the search found; null without a search'),
  isRead: z.boolean().describe('Whether I said that I read its latest version'),
});
const coveredDriver = z.object({ id: z.uuid(), name: z.string(), contacts: z.int(), procedures: z.array(z.object({ id: z.uuid(), title: z.string() })) });
export const procedureList = z.object({
  items: z.array(listed).max(listBounds.procedures),
  drivers: z.array(named).max(listBounds.drivers).describe('Every reason for contact a procedure can be attached to'),
  gaps: z.array(gapAnswer).max(50).describe('What people looked for and did not find, for whoever may write procedures'),
  coverage: z.object({ contacts: z.int().describe('With a driver, of the last 90 days'), covered: z.int().describe('Of them, those whose driver has a procedure'), drivers: z.array(coveredDriver).describe('The 20 most frequent') }),
});
type ProcedureList = z.infer<typeof procedureList>;

/** Every procedure in use, or those no longer in use, by title; and how much of what customers call about has one. A search looks at titles, steps and lines. */
export async function listProcedures(ctx: Ctx, { q = '', retired }: z.infer<typeof procedureFilters>): Promise<ProcedureList> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const today = dayIn(ctx.now(), settings?.timezone ?? 'UTC');
    const rows = await readRows(tx, ctx);
    const drivers = Map.groupBy(await readDriversOf(tx, ctx, rows.map(({ id }) => id)), ({ procedureId }) => procedureId);
    const driversOf = (id: string) => (drivers.get(id) ?? []).map(({ id: driverId, name }) => ({ id: driverId, name }));
    const inUse = rows.filter(({ retiredAt }) => retiredAt === null);
    const items = rows
      .filter(({ retiredAt }) => (retiredAt !== null) === (retired === 'yes'))
      .flatMap((row) => {
        const found = q === '' ? null : findStep(row.title, row.body, q);
        if (q !== '' && found === null) return [];
        const { id, title, number, ownerId, ownerName, deputyId, deputyName, reviewOn, readAt, version } = row;
        const deputy = deputyId === null || deputyName === null ? null : { id: deputyId, name: deputyName };
        return [{ id, title, number, steps: procedureSteps(row.body).length, found, owner: { id: ownerId, name: ownerName }, deputy, reviewOn, isReviewDue: reviewOn <= today, isRetired: row.retiredAt !== null, drivers: driversOf(id), isRead: readAt !== null, version }];
      });
    const choices = await tx.select({ id: contactDriver.id, name: contactDriver.name }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), eq(contactDriver.standsForId, contactDriver.id))).orderBy(asc(contactDriver.name));
    const gaps = ctx.actor.kind === 'member' && mayDo(ctx.actor.role, 'procedures.write') ? await listGaps(tx, ctx, inUse) : [];
    return { items, drivers: choices, gaps, coverage: coverageOf(await countContacts(tx, ctx), inUse.map(({ id, title }) => ({ id, title, drivers: driversOf(id) }))) };
  });
}

async function readRows(tx: OrgTx, ctx: Ctx) {
  const owner = alias(member, 'owner');
  const deputy = alias(member, 'deputy');
  const me = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  return tx
    .select({ id: procedure.id, number: procedure.number, ownerId: procedure.ownerId, ownerName: owner.name, deputyId: procedure.deputyId, deputyName: deputy.name, reviewOn: procedure.reviewOn, retiredAt: procedure.retiredAt, version: procedure.version, title: procedureVersion.title, body: procedureVersion.body, readAt: procedureReading.readAt })
    .from(procedure)
    .innerJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .innerJoin(owner, and(eq(owner.orgId, procedure.orgId), eq(owner.id, procedure.ownerId)))
    .leftJoin(deputy, and(eq(deputy.orgId, procedure.orgId), eq(deputy.id, procedure.deputyId)))
    .leftJoin(procedureReading, and(eq(procedureReading.orgId, procedure.orgId), eq(procedureReading.procedureId, procedure.id), eq(procedureReading.number, procedure.number), sql`${procedureReading.memberId} = ${me}::uuid`))
    .where(eq(procedure.orgId, ctx.orgId))
    .orderBy(asc(procedureVersion.title), asc(procedure.id))
    .limit(listBounds.procedures);
}

const contactCount = z.object({ id: z.string(), name: z.string(), contacts: z.coerce.number() });

async function countContacts(tx: OrgTx, ctx: Ctx): Promise<z.infer<typeof contactCount>[]> {
  const since = new Date(ctx.now().getTime() - coveredDays * 86_400_000).toISOString();
  return rowsOf(
    await tx.execute(sql`
      select s.id, s.name, count(*) as contacts
      from interaction i
      join contact_driver d on d.org_id = i.org_id and d.id = i.driver_id
      join contact_driver s on s.org_id = d.org_id and s.id = d.stands_for_id
      where i.org_id = ${ctx.orgId} and i.started_at >= ${since}::timestamptz
      group by 1, 2 order by 3 desc, 2`),
    contactCount,
  );
}

function coverageOf(counts: readonly z.infer<typeof contactCount>[], procedures: readonly { id: string; title: string; drivers: readonly { id: string }[] }[]): ProcedureList['coverage'] {
  const all = counts.map((driver) => ({ ...driver, procedures: procedures.filter(({ drivers }) => drivers.some(({ id }) => id === driver.id)).map(({ id, title }) => ({ id, title })) }));
  const sum = (rows: typeof all) => rows.reduce((total, { contacts }) => total + contacts, 0);
  return { contacts: sum(all), covered: sum(all.filter((driver) => driver.procedures.length > 0)), drivers: all.slice(0, mostDrivers) };
}
