import { daySchema, isTimezone } from '@kept/core/calendar.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import { batchesOf } from '@kept/core/listen/batches-of.ts';
import { newId } from '@kept/db/new-id.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { findForgottenPeople, type PersonNames } from '../forget/find-forgotten-people.ts';
import { consentInput, refuseFutureConsents } from '../mail/consent-input.ts';
import { addressMacOf } from '../mail/customer-links.ts';
import { recordConsents, type SaidConsent } from '../mail/record-consents.ts';
import { addOrChange } from './add-or-change.ts';
import type { GivenRow } from './given-rows.ts';
import { adoptByEmail } from './link-customers.ts';
import { newestOf } from './newest-of.ts';
import { oneOrMany } from './one-or-many.ts';
import { emailSchema, externalIdSchema, updatedAtSchema } from './receive-feedback.ts';

export const newCustomer = z
  .object({
    externalId: externalIdSchema,
    name: z.string().trim().min(1).max(200, 'Keep the name under 200 characters.').optional(),
    email: emailSchema.optional(),
    segment: z.string().trim().min(1).max(100, 'Keep the segment under 100 characters.').optional(),
    annualValue: z.number().min(0, 'An annual value is 0 or more.').max(9_999_999_999, 'This annual value is too large.').optional(),
    language: z.string().trim().min(2).max(35).optional(),
    timezone: z.string().refine(isTimezone, { error: 'This is not a time zone we know. Write it as Europe/London.' }).optional(),
    joinedOn: daySchema.optional(),
    churnedOn: daySchema.optional(),
    consents: z.array(consentInput).min(1).max(30, 'At most 30 yeses and noes belong to one customer.').optional(),
    updatedAt: updatedAtSchema,
  })
  .refine((one) => one.consents === undefined || one.email !== undefined, { error: 'Give the address with it: a yes or no to mail is one of an address.', path: ['consents'] })
  .refine((one) => one.joinedOn === undefined || one.churnedOn === undefined || one.joinedOn <= one.churnedOn, { error: 'A customer cannot leave before joining.', path: ['churnedOn'] });

export const customersInput = oneOrMany(newCustomer, 1000);
export type NewCustomer = z.infer<typeof newCustomer>;

const upserted = z.object({
  /** Null for somebody who asked to be forgotten: nothing of them was saved. */
  id: z.uuid().nullable(),
  externalId: z.string(),
  existing: z.boolean(),
});
export const upsertAnswer = z.object({ items: z.array(upserted), new: z.number().int(), existing: z.number().int(), forgotten: z.number().int() });
export type UpsertAnswer = z.infer<typeof upsertAnswer>;

const batchSize = 500;

/** Adds customers, or brings them up to date by their external id: what is sent replaces, what is not sent stays, what they said about mail is put on record, and what is older than what is stored changes nothing. */
export async function receiveCustomers(ctx: Ctx, customers: readonly NewCustomer[]): Promise<UpsertAnswer> {
  refuseFutureConsents(ctx.now(), customers.flatMap(({ consents = [] }, place) => consents.map(({ saidAt }, nth) => ({ pointer: `/${place}/consents/${nth}/saidAt`, saidAt }))));
  const items: UpsertAnswer['items'] = [];
  for (const batch of batchesOf(customers, batchSize)) items.push(...(await inOrg(ctx.db, ctx.orgId, (tx) => saveCustomers(tx, ctx, batch, 'api'))).items);
  return answerOf(items);
}

/** How many of them are new, were there, and asked to be forgotten. */
export function answerOf(items: UpsertAnswer['items']): UpsertAnswer {
  const existing = items.filter((item) => item.existing).length;
  const forgotten = items.filter((item) => item.id === null).length;
  return { items, new: items.length - existing - forgotten, existing, forgotten };
}

/** What became of a batch: an answer for each that was sent, and which of those that were there an import changed. */
export interface SavedPeople {
  readonly items: UpsertAnswer['items'];
  readonly changed: ReadonlySet<string>;
}

/** Saves one batch in the transaction at hand; `source` says who speaks for what they want to be mailed, `importId` which file brings them. */
export async function saveCustomers(tx: OrgTx, ctx: Ctx, batch: readonly NewCustomer[], source: SaidConsent['source'], importId: string | null = null): Promise<SavedPeople> {
  const forgotten = await findForgottenPeople(tx, ctx, batch.map(namesOf));
  const kept = batch.filter((one) => !forgotten.hasId(namesOf(one)) && !forgotten.hasEmail(namesOf(one)));
  const wanted = newestOf(kept);
  await adoptByEmail(tx, ctx, kept, importId);
  const rows = [...wanted.values()].sort((a, b) => (a.externalId < b.externalId ? -1 : 1)).map((one) => ({ ...rowOf(ctx, one), importId }));
  const saved = await addOrChange(tx, ctx, { kind: 'customer', table: customer, rows, importId, fixed: ['createdAt', 'subscribedAt', 'language', 'importId'] });
  await recordConsents(tx, ctx, kept.flatMap((one) => consentsOf(ctx, one, source)));
  const known = new Set(saved.there);
  const items = batch.map((one) => {
    const existing = known.has(one.externalId);
    const id = saved.ids.get(one.externalId) ?? null;
    if (id !== null) known.add(one.externalId);
    return { id, externalId: one.externalId, existing };
  });
  return { items, changed: saved.changed };
}

function consentsOf(ctx: Ctx, { email, consents = [] }: NewCustomer, source: SaidConsent['source']): SaidConsent[] {
  const emailNormal = email === undefined ? undefined : normaliseEmail(email);
  if (emailNormal === undefined) return [];
  const addressMac = addressMacOf(ctx, emailNormal);
  return consents.map(({ topic, granted, saidAt }) => ({ addressMac, topic, granted, source, saidAt: saidAt === undefined ? null : new Date(saidAt) }));
}

function namesOf(one: NewCustomer): PersonNames {
  return { externalId: one.externalId, emailNormal: one.email === undefined ? undefined : normaliseEmail(one.email) };
}

function rowOf(ctx: Ctx, one: NewCustomer): GivenRow<typeof customer> {
  const now = ctx.now();
  const emailNormal = one.email === undefined ? null : (normaliseEmail(one.email) ?? null);
  return {
    orgId: ctx.orgId,
    id: newId(now),
    externalId: one.externalId,
    name: one.name ?? null,
    email: one.email?.trim() ?? null,
    emailNormal,
    addressMac: emailNormal === null ? null : addressMacOf(ctx, emailNormal),
    segment: one.segment ?? null,
    annualValue: one.annualValue ?? null,
    language: one.language ?? 'en',
    timezone: one.timezone ?? null,
    joinedOn: one.joinedOn ?? null,
    churnedOn: one.churnedOn ?? null,
    createdAt: now,
    subscribedAt: null,
    sourceChangedAt: one.updatedAt === undefined ? null : new Date(one.updatedAt),
    importId: null,
  };
}
