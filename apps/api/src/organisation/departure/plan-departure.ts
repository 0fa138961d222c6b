import { leastLoaded, nextInLine } from '@kept/core/organisation/next-in-line.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { notFound } from '@kept/core/errors.ts';
import { procedure } from '@kept/db/schema/act/procedures.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, count, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { suggestOwners } from '../../act/suggest-owners.ts';
import type { Ctx } from '../../context.ts';
import { type Holding, holding, listHoldings } from './list-holdings.ts';

const person = z.object({ memberId: z.uuid(), name: z.string() });

export const departurePlan = z.object({
  name: z.string(),
  held: z.array(
    holding.extend({
      /** Who seems right, and why; null where nothing points to anybody. */
      proposed: person.extend({ reason: z.string() }).nullable(),
      /** Everybody it may be given to. */
      candidates: z.array(person),
    }),
  ),
});

const needed = { theme: 'themes.update', deputy: 'themes.update', procedure: 'procedures.write', step: 'themes.join', ladder_step: 'themes.read', sponsor: 'themes.read' } as const satisfies Record<Holding['kind'], Parameters<typeof mayDo>[1]>;

/** What a member holds, and for each thing who may take it: the deputy first (for a step the owner of its theme), then whoever the same kind of work points to. Nothing changes yet. */
export async function planDeparture(ctx: Ctx, memberId: string): Promise<z.infer<typeof departurePlan>> {
  const { name, held, people, deputies, themeOwners, loads } = await inOrg(ctx.db, ctx.orgId, (tx) => readPlan(tx, ctx, memberId));
  const proposals = [];
  for (const one of held) {
    const candidates = people.filter(({ role }) => mayDo(role, needed[one.kind])).map(({ id, name: called }) => ({ memberId: id, name: called }));
    const suggested = one.kind === 'theme' ? (await suggestOwners(ctx, one.id, {})).suggestions : [];
    const isWork = one.kind === 'theme' || one.kind === 'procedure';
    const owner = candidates.find((each) => each.memberId === themeOwners.get(one.id));
    const proposed = (owner === undefined ? undefined : { ...owner, reason: 'owns the theme' }) ?? nextInLine(candidates, deputies.get(one.id), suggested) ?? (isWork ? leastLoaded(candidates, loads) : undefined) ?? null;
    if (one.kind === 'theme' && proposed !== null) loads.set(proposed.memberId, (loads.get(proposed.memberId) ?? 0) + 1);
    proposals.push({ ...one, proposed, candidates });
  }
  return { name, held: proposals };
}

async function readPlan(tx: OrgTx, ctx: Ctx, memberId: string) {
  const members = await tx.select({ id: member.id, name: member.name, role: member.role, active: member.active }).from(member).where(eq(member.orgId, ctx.orgId)).orderBy(asc(member.name), asc(member.id));
  const found = members.find(({ id }) => id === memberId);
  if (found === undefined) throw notFound('member');
  const held = await listHoldings(tx, ctx, memberId);
  const owned = await tx.select({ ownerId: theme.ownerId, themes: count() }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.ownerActive, true))).groupBy(theme.ownerId);
  const loads = new Map(owned.flatMap(({ ownerId, themes }) => (ownerId === null ? [] : [[ownerId, themes] as const])));
  return { name: found.name, held, people: members.filter(({ id, active }) => active && id !== memberId), deputies: await readDeputies(tx, ctx, held), themeOwners: await readThemeOwners(tx, ctx, held), loads };
}

/** Who stands in already, by what they stand in for. */
async function readDeputies(tx: OrgTx, ctx: Ctx, held: readonly Holding[]): Promise<Map<string, string>> {
  const idsOf = (kind: Holding['kind']) => held.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const themes = await tx.select({ id: theme.id, deputyId: theme.deputyId }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, idsOf('theme')), isNotNull(theme.deputyId)));
  const procedures = await tx.select({ id: procedure.id, deputyId: procedure.deputyId }).from(procedure).where(and(eq(procedure.orgId, ctx.orgId), inArray(procedure.id, idsOf('procedure')), isNotNull(procedure.deputyId)));
  return new Map([...themes, ...procedures].flatMap(({ id, deputyId }) => (deputyId === null ? [] : [[id, deputyId] as const])));
}

/** Who owns the theme a step is on, by the step. */
async function readThemeOwners(tx: OrgTx, ctx: Ctx, held: readonly Holding[]): Promise<Map<string, string>> {
  const ids = held.flatMap(({ kind, id }) => (kind === 'step' ? [id] : []));
  const rows = await tx.select({ id: themeStep.id, ownerId: theme.ownerId }).from(themeStep).innerJoin(theme, and(eq(theme.orgId, themeStep.orgId), eq(theme.id, themeStep.themeId))).where(and(eq(themeStep.orgId, ctx.orgId), inArray(themeStep.id, ids)));
  return new Map(rows.flatMap(({ id, ownerId }) => (ownerId === null ? [] : [[id, ownerId] as const])));
}
