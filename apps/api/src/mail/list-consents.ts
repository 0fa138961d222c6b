import { type Consent, consentSources, standingConsent } from '@kept/core/close-loop/mail-consent.ts';
import { suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { mailTopics } from '@kept/core/vocabulary.ts';
import { mailConsent } from '@kept/db/schema/close-loop/consents.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readPerson } from '../listen/read-person.ts';
import { addressMacOf } from './customer-links.ts';
import { readReasons } from './suppression/read-reasons.ts';

const consentRow = z.object({
  topic: z.enum(mailTopics),
  granted: z.boolean(),
  source: z.enum(consentSources),
  note: z.string().nullable(),
  by: z.string().nullable().describe('The colleague who noted it'),
  saidAt: z.iso.datetime().nullable().describe('Null where the source gave no date'),
  recordedAt: z.iso.datetime(),
});

export const consentsAnswer = z.object({
  /** Null where there is no address, so that nothing can be mailed. */
  address: z.string().nullable(),
  suppressed: z.enum(suppressionReasons).nullable().describe('Why the address gets nothing at all'),
  standing: z.array(z.object({ topic: z.enum(mailTopics), wanted: z.boolean().describe('Whoever never said no hears it'), since: consentRow.nullable() })),
  history: z.array(consentRow),
});
export type Consents = z.infer<typeof consentsAnswer>;

/** What a customer's address wants to hear, kind by kind, with where each yes and no came from and every one before it, the latest on record first. */
export async function listConsents(ctx: Ctx, customerId: string): Promise<Consents> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    return readConsents(tx, ctx, await readPerson(tx, ctx, customerId));
  });
}

/** The same inside a transaction, for an address at hand. */
export async function readConsents(tx: OrgTx, ctx: Ctx, { email, emailNormal }: { email: string | null; emailNormal: string | null }): Promise<Consents> {
  const mac = emailNormal === null ? '' : addressMacOf(ctx, emailNormal);
  const rows = await tx
    .select({ consent: mailConsent, by: member.name })
    .from(mailConsent)
    .leftJoin(member, and(eq(member.orgId, mailConsent.orgId), eq(member.id, mailConsent.memberId)))
    .where(and(eq(mailConsent.orgId, ctx.orgId), eq(mailConsent.addressMac, mac)))
    .orderBy(desc(mailConsent.recordedAt), desc(mailConsent.number), mailConsent.topic);
  const banned = (await readReasons(tx, ctx, mac === '' ? [] : [mac])).get(mac);
  const history = rows.map(({ consent, by }) => ({ ...consent, by }));
  const standing = mailTopics.map((topic) => {
    const since = standingConsent(history.filter((one) => one.topic === topic));
    return { topic, wanted: banned === undefined && (since?.granted ?? true), since: since === undefined ? null : shownConsent(since) };
  });
  return { address: email, suppressed: banned ?? null, standing, history: history.map(shownConsent) };
}

function shownConsent({ topic, granted, source, note, by, saidAt, recordedAt }: Consent & { note: string | null; by: string | null }): z.infer<typeof consentRow> {
  return { topic, granted, source, note, by, saidAt: saidAt?.toISOString() ?? null, recordedAt: recordedAt.toISOString() };
}
