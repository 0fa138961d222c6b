import { normaliseEmail } from '@kept/core/email-address.ts';
import { type AddressFacts, budgetKinds, type MailBudget, mailRules, type RecentMail, type SuppressionReason } from '@kept/core/close-loop/mail-rules.ts';
import type { MailKind, MailTopic } from '@kept/core/vocabulary.ts';
import { notByIndex } from '@kept/db/not-by-index.ts';
import { mail, mailPreference } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { readReasons } from './suppression/read-reasons.ts';
import type { Ctx } from '../context.ts';
import { addressMacOf } from './customer-links.ts';
import { findKeptPlaces } from './find-kept-places.ts';
import { usesUpBudget } from './uses-up-budget.ts';

/** How an address on record can be used. */
export function readAddress(email: string | null): { address: AddressFacts['address']; emailNormal: string | null } {
  if (email === null || email.trim() === '') return { address: 'none', emailNormal: null };
  const emailNormal = normaliseEmail(email) ?? null;
  return { address: emailNormal === null ? 'unusable' : 'usable', emailNormal };
}

/** The organisation's budget: how many mails one customer gets in how many days, and how far apart surveys are. */
export async function readBudget(tx: OrgTx, ctx: Ctx): Promise<MailBudget> {
  const [row] = await tx.select({ days: setting.mailBudgetDays, most: setting.mailBudgetMost, surveyGapDays: setting.surveyGapDays }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return row ?? { days: 0, most: 1, surveyGapDays: 0 };
}

/** Holds everybody with these addresses until the transaction ends, so that two mails cannot both find the budget unused. */
export async function holdAddresses(tx: OrgTx, ctx: Ctx, emails: readonly string[]): Promise<void> {
  if (emails.length === 0) return;
  await tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, ctx.orgId), inArray(customer.emailNormal, [...emails]))).orderBy(customer.id).for('no key update');
}

/** Everything the rules ask about usable addresses, for one kind of mail; the quarterly survey itself takes the place that is kept for it. */
export async function readAddressFacts(tx: OrgTx, ctx: Ctx, kind: MailKind, emails: readonly string[], budget: MailBudget, isQuarterly: boolean): Promise<Map<string, AddressFacts>> {
  const rule = mailRules[kind];
  const facts = new Map<string, AddressFacts>(emails.map((email) => [email, { address: 'usable', suppressed: undefined, wanted: undefined, recent: [], isPlaceKept: false }]));
  if (rule.topic === null || emails.length === 0) return facts;
  const { suppressed, wanted } = await readChoices(tx, ctx, rule.topic, emails);
  const recent = await readRecentMails(tx, ctx, emails, Math.max(budget.days, budget.surveyGapDays));
  const kept = isQuarterly ? new Set<string>() : await findKeptPlaces(tx, ctx, emails, budget);
  for (const email of emails) facts.set(email, { address: 'usable', suppressed: suppressed.get(email), wanted: wanted.get(email), recent: recent.get(email) ?? [], isPlaceKept: kept.has(email) });
  return facts;
}

/** What addresses chose: whether they are suppressed, and whether they want one topic. */
export async function readChoices(tx: OrgTx, ctx: Ctx, topic: MailTopic, emails: readonly string[]): Promise<{ suppressed: Map<string, SuppressionReason>; wanted: Map<string, boolean> }> {
  const emailOf = new Map(emails.map((email) => [addressMacOf(ctx, email), email]));
  const macs = [...emailOf.keys()];
  if (macs.length === 0) return { suppressed: new Map(), wanted: new Map() };
  const banned = await readReasons(tx, ctx, macs);
  const chosen = await tx
    .select({ mac: mailPreference.addressMac, wanted: mailPreference.wanted })
    .from(mailPreference)
    .where(and(eq(mailPreference.orgId, ctx.orgId), inArray(mailPreference.addressMac, macs), eq(mailPreference.topic, topic)));
  return {
    suppressed: new Map([...banned].map(([mac, reason]) => [emailOf.get(mac) ?? '', reason])),
    wanted: new Map(chosen.map((row) => [emailOf.get(row.mac) ?? '', row.wanted])),
  };
}

/** The mails of so many days that use up each address's budget. */
async function readRecentMails(tx: OrgTx, ctx: Ctx, emails: readonly string[], days: number): Promise<Map<string, RecentMail[]>> {
  if (days === 0) return new Map();
  const now = ctx.now();
  const since = new Date(now.getTime() - days * 86_400_000);
  const rows = await tx
    .select({ emailNormal: mail.emailNormal, kind: mail.kind, settledAt: mail.settledAt })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), inArray(mail.emailNormal, [...emails]), inArray(notByIndex(mail.kind), [...budgetKinds]), usesUpBudget(since)));
  const recent = Map.groupBy(rows, (row) => row.emailNormal ?? '');
  return new Map([...recent].map(([email, mails]) => [email, mails.map(({ kind, settledAt }) => ({ kind, at: settledAt ?? new Date(now.getTime() + 1) }))]));
}
