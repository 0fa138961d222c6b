import { normaliseEmail } from '@kept/core/email-address.ts';
import { newId } from '@kept/db/new-id.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { addressMacOf } from '../mail/customer-links.ts';
import { findForgottenPeople } from '../forget/find-forgotten-people.ts';
import type { GivenRow } from './given-rows.ts';
import { readImaged } from './imaged-rows.ts';
import { inList } from '@kept/db/in-list.ts';
import { insertRows } from './insert-rows.ts';
import { keepImages } from './keep-images.ts';

/** How a message says whose it is: by the other system's id, by email, or both. */
export interface CustomerRef {
  readonly externalId?: string | undefined;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly segment?: string | undefined;
  readonly language?: string | undefined;
}

type Known = Pick<typeof customer.$inferSelect, 'id' | 'externalId' | 'name' | 'email' | 'emailNormal' | 'segment'>;

/** Finds the customer each reference means, by id first and then by email; who is not known yet is made, and carries the import that named them. A reference without either is left out. */
export async function linkCustomers(tx: OrgTx, ctx: Ctx, refs: readonly CustomerRef[], importId?: string): Promise<(ref: CustomerRef | undefined) => string | undefined> {
  const wanted = await withoutForgotten(tx, ctx, mergeRefs(refs));
  if (wanted.length === 0) return () => undefined;
  let known = await findKnown(tx, ctx, wanted);
  await adopt(tx, ctx, wanted, known, importId ?? null);
  for (const needsEmailOnly of [false, true]) {
    const fresh = wanted.filter((ref) => (ref.externalId === undefined) === needsEmailOnly && match(known, ref) === undefined);
    if (fresh.length > 0) await insertRows(tx, customer, fresh.map((ref) => newCustomer(ctx, ref, importId ?? null)));
    if (fresh.length > 0) known = await findKnown(tx, ctx, wanted);
  }
  await fillGaps(tx, ctx, wanted, known, importId ?? null);
  return (ref) => (ref === undefined ? undefined : match(known, normalised(ref))?.id);
}

/** Who asked to be forgotten is made by no message again, under whatever id; somebody known under that address by now stays without it. */
async function withoutForgotten(tx: OrgTx, ctx: Ctx, refs: readonly Wanted[]): Promise<Wanted[]> {
  const forgotten = await findForgottenPeople(tx, ctx, refs);
  const doubtful = refs.filter((ref) => forgotten.hasId(ref) || forgotten.hasEmail(ref));
  if (doubtful.length === 0) return [...refs];
  const known = await findKnown(tx, ctx, doubtful);
  return refs.flatMap((ref) => {
    if (!doubtful.includes(ref)) return ref;
    return ref.externalId !== undefined && known.byId.has(ref.externalId) ? { ...ref, email: undefined, emailNormal: undefined } : [];
  });
}

interface Wanted extends CustomerRef {
  readonly emailNormal?: string | undefined;
}

function normalised(ref: CustomerRef): Wanted {
  return { ...ref, emailNormal: ref.email === undefined ? undefined : normaliseEmail(ref.email) };
}

/** One entry per person, sorted so that two transactions lock in the same order. */
function mergeRefs(refs: readonly CustomerRef[]): Wanted[] {
  const merged = new Map<string, Wanted>();
  for (const ref of refs.map(normalised)) {
    const key = ref.externalId === undefined ? ref.emailNormal && `@${ref.emailNormal}` : `#${ref.externalId}`;
    if (key === undefined) continue;
    const before = merged.get(key);
    merged.set(key, before === undefined ? ref : { ...withoutUndefined(ref), ...withoutUndefined(before) });
  }
  return [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref);
}

function withoutUndefined(ref: Wanted): Wanted {
  return Object.fromEntries(Object.entries(ref).filter(([, value]) => value !== undefined));
}

async function findKnown(tx: OrgTx, ctx: Ctx, wanted: readonly Wanted[]): Promise<Index> {
  const columns = { id: customer.id, externalId: customer.externalId, name: customer.name, email: customer.email, emailNormal: customer.emailNormal, segment: customer.segment };
  const find = async (column: typeof customer.externalId | typeof customer.emailNormal, values: readonly string[]): Promise<Known[]> =>
    values.length === 0 ? [] : tx.select(columns).from(customer).where(and(eq(customer.orgId, ctx.orgId), inList(column, values)));
  const byId = await find(customer.externalId, wanted.flatMap((ref) => ref.externalId ?? []));
  const byEmail = await find(customer.emailNormal, wanted.flatMap((ref) => ref.emailNormal ?? []));
  const index: Index = { byId: new Map(byId.map((row) => [row.externalId, row])), byEmail: new Map() };
  for (const row of byEmail.sort((a, b) => (a.externalId < b.externalId ? -1 : 1))) {
    if (row.emailNormal !== null && !index.byEmail.has(row.emailNormal)) index.byEmail.set(row.emailNormal, row);
  }
  return index;
}

interface Index {
  readonly byId: Map<string, Known>;
  readonly byEmail: Map<string, Known>;
}

function match(known: Index, ref: Wanted): Known | undefined {
  if (ref.externalId !== undefined) return known.byId.get(ref.externalId);
  return ref.emailNormal === undefined ? undefined : known.byEmail.get(ref.emailNormal);
}

/** Somebody first known by email alone carries the email as id; when their real id comes, the same person takes it. */
export async function adoptByEmail(tx: OrgTx, ctx: Ctx, refs: readonly CustomerRef[], importId: string | null): Promise<void> {
  const wanted = mergeRefs(refs.filter((ref) => ref.externalId !== undefined && ref.email !== undefined));
  if (wanted.length > 0) await adopt(tx, ctx, wanted, await findKnown(tx, ctx, wanted), importId);
}

async function adopt(tx: OrgTx, ctx: Ctx, wanted: readonly Wanted[], known: Index, importId: string | null): Promise<void> {
  for (const ref of wanted) {
    if (ref.externalId === undefined || ref.emailNormal === undefined || known.byId.has(ref.externalId)) continue;
    const placeholder = known.byEmail.get(ref.emailNormal);
    if (placeholder?.externalId !== ref.emailNormal) continue;
    await changeCustomer(tx, ctx, placeholder.id, { externalId: ref.externalId }, importId);
    known.byId.delete(placeholder.externalId);
    const adopted = { ...placeholder, externalId: ref.externalId };
    known.byId.set(ref.externalId, adopted);
    known.byEmail.set(ref.emailNormal, adopted);
  }
}

function newCustomer(ctx: Ctx, ref: Wanted, importId: string | null): GivenRow<typeof customer> {
  const now = ctx.now();
  return {
    orgId: ctx.orgId,
    id: newId(now),
    externalId: ref.externalId ?? ref.emailNormal ?? '',
    name: ref.name ?? null,
    email: ref.emailNormal === undefined ? null : (ref.email?.trim() ?? null),
    emailNormal: ref.emailNormal ?? null,
    addressMac: ref.emailNormal === undefined ? null : addressMacOf(ctx, ref.emailNormal),
    segment: ref.segment ?? null,
    annualValue: null,
    language: ref.language ?? 'en',
    timezone: null,
    joinedOn: null,
    churnedOn: null,
    createdAt: now,
    subscribedAt: null,
    sourceChangedAt: null,
    importId,
  };
}

/** What was not known of a customer and is said now is kept; what was known is not overwritten by a message. */
async function fillGaps(tx: OrgTx, ctx: Ctx, wanted: readonly Wanted[], known: Index, importId: string | null): Promise<void> {
  for (const ref of wanted) {
    const found = match(known, ref);
    if (found === undefined) continue;
    const gaps = {
      ...(found.name === null && ref.name !== undefined ? { name: ref.name } : {}),
      ...(found.segment === null && ref.segment !== undefined ? { segment: ref.segment } : {}),
      ...(found.emailNormal === null && ref.emailNormal !== undefined ? { email: ref.email?.trim() ?? null, emailNormal: ref.emailNormal, addressMac: addressMacOf(ctx, ref.emailNormal) } : {}),
    };
    if (Object.keys(gaps).length > 0) await changeCustomer(tx, ctx, found.id, gaps, importId);
  }
}

async function changeCustomer(tx: OrgTx, ctx: Ctx, id: string, changes: Partial<typeof customer.$inferInsert>, importId: string | null): Promise<void> {
  const before = importId === null ? [] : await readImaged(tx, ctx, 'customer', { column: 'id', values: [id] });
  await tx.update(customer).set(changes).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, id)));
  if (importId !== null) await keepImages(tx, ctx, { importId, kind: 'customer', before, isNamed: false });
}
