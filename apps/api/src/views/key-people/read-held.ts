import { type Carried, fewestResolved, type Held, knownForDays, mostPeople } from '@kept/core/act/key-person.ts';
import { unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import { leadsAmong } from '@kept/core/organisation/leads.ts';
import type { Role } from '@kept/core/permissions.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { procedure, procedureReading, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Ladder, readLadders } from '../../act/ladders/read-ladders.ts';
import type { Ctx } from '../../context.ts';

export interface KeyPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agentRef: string | null;
  readonly carries: Carried;
}
type Theme = Awaited<ReturnType<typeof readThemes>>[number];
type Procedure = Awaited<ReturnType<typeof readProcedures>>[number];
type Driver = z.infer<typeof resolvedDriver>;
interface Step {
  readonly id: string;
  readonly ladder: Ladder;
  readonly step: Ladder['steps'][number];
  readonly holders: readonly string[];
}

/** Everything that hangs on people, and who holds each of it. */
export interface HeldByPeople {
  readonly people: readonly KeyPerson[];
  readonly held: readonly Held[];
  readonly themes: ReadonlyMap<string, Theme>;
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly steps: ReadonlyMap<string, Step>;
  readonly drivers: ReadonlyMap<string, Driver>;
  /** Reasons for contact that one agent alone resolves, of whom nobody has said which member they are. */
  readonly unlinked: number;
}

/**
 * Reads what an organisation's people hold: open themes with owner and deputy, procedures in use with whoever knows their latest
 * version, the steps that reach beyond a theme's own people, and the drivers by who resolved them. Contacts count by whether somebody else did, never by how many.
 */
export async function readHeld(tx: OrgTx, ctx: Ctx): Promise<HeldByPeople> {
  const members = await tx.select({ id: member.id, name: member.name, role: member.role, active: member.active, agentRef: member.agentRef }).from(member).where(eq(member.orgId, ctx.orgId)).orderBy(asc(member.name), asc(member.id));
  const active = members.filter((one) => one.active);
  const [themes, procedures, steps, drivers] = [await readThemes(tx, ctx), await readProcedures(tx, ctx), await readSteps(tx, ctx, active), await readResolved(tx, ctx)];
  const here = new Set(active.map(({ id }) => id));
  const known = await readWhoKnows(tx, ctx);
  const memberOf = new Map(members.flatMap((one) => (one.agentRef === null ? [] : [[one.agentRef, one] as const])));
  const resolvers = ({ agents }: Driver) => agents.flatMap((ref) => (memberOf.get(ref)?.active === false ? [] : [memberOf.get(ref)?.id ?? `contact data ${ref}`]));
  const only = (ids: readonly (string | null)[]) => [...new Set(ids)].flatMap((id) => (id !== null && here.has(id) ? [id] : []));
  return {
    people: active.map((one) => ({ ...one, carries: carriedBy(one.id, themes, procedures, steps) })),
    held: [
      ...themes.map((one) => ({ kind: 'theme' as const, id: one.id, holders: only([one.ownerId, one.deputyId]) })),
      ...procedures.map((one) => ({ kind: 'procedure' as const, id: one.id, holders: only([one.ownerId, one.deputyId, one.writtenBy, ...(known.get(one.id) ?? [])]) })),
      ...steps.map(({ id, holders }) => ({ kind: 'step' as const, id, holders })),
      ...drivers.map((one) => ({ kind: 'driver' as const, id: one.id, holders: one.agentCount > mostPeople ? ['many'] : resolvers(one) })),
    ],
    themes: new Map(themes.map((one) => [one.id, one])),
    procedures: new Map(procedures.map((one) => [one.id, one])),
    steps: new Map(steps.map((one) => [one.id, one])),
    drivers: new Map(drivers.map((one) => [one.id, one])),
    unlinked: drivers.filter((one) => one.agentCount === 1 && one.agents.every((ref) => !memberOf.has(ref))).length,
  };
}

function carriedBy(id: string, themes: readonly Theme[], procedures: readonly Procedure[], steps: readonly Step[]): Carried {
  return {
    themes: themes.filter(({ ownerId }) => ownerId === id).length,
    deputies: themes.filter(({ deputyId }) => deputyId === id).length + procedures.filter(({ deputyId }) => deputyId === id).length,
    procedures: procedures.filter(({ ownerId }) => ownerId === id).length,
    steps: steps.filter(({ step }) => step.memberId === id).length,
  };
}

async function readThemes(tx: OrgTx, ctx: Ctx) {
  return tx.select({ id: theme.id, title: theme.title, deadlineOn: theme.deadlineOn, ownerId: theme.ownerId, deputyId: theme.deputyId }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.status, [...unresolvedStatuses]))).orderBy(asc(theme.deadlineOn), asc(theme.id));
}

async function readProcedures(tx: OrgTx, ctx: Ctx) {
  return tx
    .select({ id: procedure.id, number: procedure.number, version: procedure.version, title: procedureVersion.title, ownerId: procedure.ownerId, deputyId: procedure.deputyId, writtenBy: procedureVersion.writtenBy })
    .from(procedure)
    .innerJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .where(and(eq(procedure.orgId, ctx.orgId), eq(procedure.ownerActive, true)))
    .orderBy(asc(procedureVersion.title), asc(procedure.id));
}

/** Who has said that they read the latest version of each procedure. */
async function readWhoKnows(tx: OrgTx, ctx: Ctx): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ id: procedure.id, memberId: procedureReading.memberId })
    .from(procedureReading)
    .innerJoin(procedure, and(eq(procedure.orgId, procedureReading.orgId), eq(procedure.id, procedureReading.procedureId), eq(procedure.number, procedureReading.number)))
    .where(eq(procedureReading.orgId, ctx.orgId));
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, all]) => [id, all.map(({ memberId }) => memberId)]));
}

/** The steps that tell somebody beyond a theme's owner and deputy, and whom they would tell today; what owners and deputies hold is counted with their themes. */
async function readSteps(tx: OrgTx, ctx: Ctx, people: readonly { readonly id: string; readonly role: Role }[]): Promise<Step[]> {
  const ladders = await readLadders(tx, ctx);
  const [own] = await tx.select({ sponsorId: setting.sponsorId }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const leads = leadsAmong(people).map(({ id }) => id);
  return ladders.flatMap((ladder) =>
    ladder.steps.flatMap((step) => {
      if (step.roles.includes('owner') || step.roles.includes('deputy')) return [];
      const told = step.roles.flatMap((role) => (role === 'sponsor' && typeof own?.sponsorId === 'string' ? [own.sponsorId] : leads));
      return [{ id: step.id, ladder, step, holders: [...new Set([...told, ...(step.memberId === null ? [] : [step.memberId])])] }];
    }),
  );
}

const resolvedDriver = z.object({ id: z.string(), name: z.string(), agentCount: z.coerce.number(), agents: z.array(z.string()) });

async function readResolved(tx: OrgTx, ctx: Ctx): Promise<Driver[]> {
  const since = new Date(ctx.now().getTime() - knownForDays * 86_400_000).toISOString();
  return rowsOf(
    await tx.execute(sql`
      with resolved as (
        select s.id, s.name, i.agent_ref, count(*) as contacts
        from interaction i
        join contact_driver d on d.org_id = i.org_id and d.id = i.driver_id
        join contact_driver s on s.org_id = d.org_id and s.id = d.stands_for_id
        where i.org_id = ${ctx.orgId} and i.started_at >= ${since}::timestamptz and i.started_at <= ${ctx.now().toISOString()}::timestamptz and i.resolved_first_contact and i.agent_ref is not null
        group by 1, 2, 3
      )
      select id, name, count(*) as "agentCount", case when count(*) <= ${mostPeople} then json_agg(agent_ref) else '[]'::json end as agents
      from resolved group by id, name having sum(contacts) >= ${fewestResolved} order by name, id`),
    resolvedDriver,
  );
}
