import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import { everybody, isInAudience } from '@kept/core/close-loop/audience-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { containsText } from '@kept/db/contains-text.ts';
import { notByIndex } from '@kept/db/not-by-index.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt, inArray, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readChoices } from '../mail/address-facts.ts';
import { audienceCondition, isOwed } from './audience/audience-condition.ts';
import { isReachable } from './audience/is-reachable.ts';
import { isOutworded } from './is-outworded.ts';

/** A customer a digest could reach. */
export interface Recipient {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailNormal?: string | null;
  readonly language: string;
  readonly timezone: string | null;
  /** Whether the digest's audience rules let them in, or it owes them what was held back from them before. */
  readonly isMeant: boolean;
}

interface Asked {
  readonly after?: string;
  readonly most: number;
  /** Only those to whom nothing is written, or only what was taken back since. */
  readonly isUnwritten?: true;
  readonly named?: string;
  readonly only?: string;
  /** Only whoever reads one of these addresses and comes before this id, besides these. */
  readonly sharing?: { readonly emails: readonly string[]; readonly before: string; readonly besides: readonly string[] };
  /** Nobody after this id. */
  readonly until?: string | undefined;
  /** Only those of whom this is true. */
  readonly narrowedTo?: SQL | undefined;
  /** Those whom the rules leave out too; each says on which side they stand. */
  readonly withOutsiders?: boolean;
}

/**
 * The customers a digest is meant for: everybody who had told something when it was frozen, and who asked for the news on the public page,
 * as far as the digest's audience rules let them in; of a correction, everybody who got what it corrects. In the order of their ids, after a given one.
 */
export async function listRecipients(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, asked: Asked): Promise<Recipient[]> {
  const rules = row.edition > 0 ? everybody : (row.audience ?? everybody);
  const found: Recipient[] = [];
  for (let after = asked.after; ; ) {
    const next = await listNext(tx, ctx, row, rules, { ...asked, ...(after === undefined ? {} : { after }) });
    found.push(...(asked.withOutsiders === true ? next : next.filter(({ isMeant }) => isMeant)));
    after = next.at(-1)?.id;
    if (found.length >= asked.most || next.length < asked.most) return found.slice(0, asked.most);
  }
}

async function listNext(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, rules: AudienceRules, asked: Asked): Promise<Recipient[]> {
  const others = row.edition > 0 ? sql<boolean>`true` : sql<boolean>`(${audienceCondition(rules, row, 'one by one')})`;
  const owed = row.edition > 0 ? sql<boolean>`false` : sql<boolean>`(${isOwed(row, 'one by one')})`;
  const conditions: (SQL | undefined)[] = [eq(customer.orgId, ctx.orgId), isReachable(row, 'one by one'), ...narrowed(row, asked)];
  if (asked.withOutsiders !== true && !rules.saidYes) conditions.push(sql`(${others} or ${owed})`);
  const rows = await tx
    .select({ id: customer.id, name: customer.name, email: customer.email, emailNormal: customer.emailNormal, language: customer.language, timezone: customer.timezone, others, owed })
    .from(customer)
    .where(and(...conditions))
    .orderBy(customer.id)
    .limit(asked.most);
  const { wanted } = rules.saidYes ? await readChoices(tx, ctx, 'digest', rows.flatMap(({ emailNormal }) => emailNormal ?? [])) : { wanted: new Map<string, boolean>() };
  return rows.map(({ others: letIn, owed: isDue, ...person }) => ({ ...person, isMeant: isDue || isInAudience(rules, { others: letIn, hasSaidYes: wanted.get(person.emailNormal ?? '') === true }) }));
}

function narrowed(row: typeof digest.$inferSelect, asked: Asked): (SQL | undefined)[] {
  return [
    asked.after === undefined ? undefined : gt(customer.id, asked.after),
    asked.only === undefined ? undefined : eq(customer.id, asked.only),
    asked.named === undefined ? undefined : or(containsText(customer.name, asked.named), containsText(customer.email, asked.named)),
    asked.isUnwritten === undefined ? undefined : hasNoMail(row),
    asked.sharing === undefined ? undefined : and(inArray(customer.emailNormal, [...asked.sharing.emails]), lt(customer.id, asked.sharing.before), notInArray(customer.id, [...asked.sharing.besides])),
    asked.until === undefined ? undefined : lte(customer.id, asked.until),
    asked.narrowedTo,
  ];
}

/** Nothing is written to them, or only what has not left and says what was taken back since. */
function hasNoMail(row: typeof digest.$inferSelect) {
  return sql`not exists (select 1 from ${mail} where ${mail.orgId} = ${customer.orgId} and ${mail.customerId} = ${customer.id} and ${notByIndex(mail.occasion)} = ${row.id} and not ${isOutworded(row)} offset 0)`;
}
