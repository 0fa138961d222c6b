import { type MailTopic, mailTopics } from '@kept/core/vocabulary.ts';
import { type Consent, type ConsentSource, countsFrom, isHearsay, isNewConsent, standingConsent } from '@kept/core/close-loop/mail-consent.ts';
import { mailConsent } from '@kept/db/schema/close-loop/consents.ts';
import { mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { inList } from '@kept/db/in-list.ts';
import { givenRows } from '../listen/given-rows.ts';

/** A yes or a no as it comes in. */
export interface SaidConsent {
  readonly addressMac: string;
  readonly topic: MailTopic;
  readonly granted: boolean;
  readonly source: ConsentSource;
  /** Null where nobody knows when; people who say it here and now say it now. */
  readonly saidAt: Date | null;
  readonly note?: string | undefined;
}

type Row = typeof mailConsent.$inferSelect;

/**
 * Puts yeses and noes on record and settles what stands, by time and not by order of arrival: the one place that writes either. A later
 * yes ends an unsubscribe; a bounce, a complaint and an erasure it never ends. Two who write about one address at once wait for each other.
 */
export async function recordConsents(tx: OrgTx, ctx: Ctx, said: readonly SaidConsent[]): Promise<void> {
  if (said.length === 0) return;
  const keys = new Map(said.map((one) => [keyOf(one), one]));
  const inOrder = [...keys.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  await settle(tx, ctx, inOrder.map((one) => ({ addressMac: one.addressMac, topic: one.topic, wanted: one.granted, source: one.source, at: ctx.now() })), false);
  const history = await readHistories(tx, ctx, inOrder);
  const added: Row[] = [];
  for (const one of said) {
    const own = history.get(keyOf(one)) ?? [];
    if (!isNewConsent(own, one)) continue;
    const row = rowOf(ctx, one, (own.at(-1)?.number ?? 0) + 1);
    added.push(row);
    history.set(keyOf(one), [...own, row]);
  }
  if (added.length > 0) await tx.execute(givenRows(mailConsent, added));
  const standing = inOrder.flatMap((one) => standingConsent(history.get(keyOf(one)) ?? []) ?? []);
  await settle(tx, ctx, standing.map((one) => ({ addressMac: one.addressMac, topic: one.topic, wanted: one.granted, source: one.source, at: one.saidAt ?? one.recordedAt })), true);
  await endUnsubscribes(tx, ctx, standing.filter((one) => one.granted));
}

/** A yes or no to every kind of mail at once. */
export function toEveryTopic(said: Omit<SaidConsent, 'topic'>): SaidConsent[] {
  return mailTopics.map((topic) => ({ ...said, topic }));
}

function keyOf({ addressMac, topic }: Pick<SaidConsent, 'addressMac' | 'topic'>): string {
  return `${addressMac} ${topic}`;
}

function rowOf(ctx: Ctx, one: SaidConsent, number: number): Row {
  return {
    orgId: ctx.orgId,
    addressMac: one.addressMac,
    topic: one.topic,
    number,
    granted: one.granted,
    source: one.source,
    note: one.note ?? null,
    memberId: one.source === 'member' && ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
    saidAt: one.saidAt ?? (isHearsay(one.source) ? null : ctx.now()),
    recordedAt: ctx.now(),
  };
}

/** Writes what stands; without `isFinal` it only makes the rows that are missing and holds them all, in one order for everybody. */
async function settle(tx: OrgTx, ctx: Ctx, rows: readonly Omit<typeof mailPreference.$inferSelect, 'orgId'>[], isFinal: boolean): Promise<void> {
  const change = isFinal ? sql`wanted = excluded.wanted, source = excluded.source, at = excluded.at` : sql`wanted = mail_preference.wanted`;
  await tx.execute(sql`${givenRows(mailPreference, rows.map((row) => ({ orgId: ctx.orgId, ...row })))} on conflict (org_id, address_mac, topic) do update set ${change}`);
}

async function readHistories(tx: OrgTx, ctx: Ctx, said: readonly SaidConsent[]): Promise<Map<string, Row[]>> {
  const rows = await tx
    .select()
    .from(mailConsent)
    .where(and(eq(mailConsent.orgId, ctx.orgId), inList(mailConsent.addressMac, [...new Set(said.map((one) => one.addressMac))])))
    .orderBy(asc(mailConsent.number));
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}

async function endUnsubscribes(tx: OrgTx, ctx: Ctx, granted: readonly Row[]): Promise<void> {
  if (granted.length === 0) return;
  const isOut = and(eq(suppression.orgId, ctx.orgId), eq(suppression.reason, 'unsubscribed'));
  const out = await tx.select().from(suppression).where(and(isOut, inList(suppression.addressMac, granted.map((one) => one.addressMac))));
  const ended = out.filter(({ addressMac, at }) => granted.some((one) => one.addressMac === addressMac && isAfter(one, at)));
  if (ended.length > 0) await tx.delete(suppression).where(and(isOut, inList(suppression.addressMac, ended.map((one) => one.addressMac))));
}

function isAfter(one: Consent, at: Date): boolean {
  return countsFrom(one) > at.getTime() || (countsFrom(one) === at.getTime() && !isHearsay(one.source));
}
