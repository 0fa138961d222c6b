import { type AddressFacts, decideMail, type MailDecision, mailRules, noLimit } from '@kept/core/close-loop/mail-rules.ts';
import type { MailKind } from '@kept/core/vocabulary.ts';
import { notByIndex } from '@kept/db/not-by-index.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { holdAddresses, readAddress, readAddressFacts, readBudget } from './address-facts.ts';

/** One person a mail is meant for. */
export interface Addressee {
  readonly recipient: `customer:${string}` | `member:${string}` | `account:${string}` | `address:${string}`;
  readonly email: string | null;
}

export type PlannedMail = MailDecision & { readonly emailNormal: string | null };

/** Decides for many people at once who may get one mail: by address, so that two records with one address get it once. What corrects a mail they got goes whatever the budget: they must not be left with what was wrong. A forecast says whom else it would write to before them, by address. */
export async function planMails(tx: OrgTx, ctx: Ctx, kind: MailKind, occasion: string, people: readonly Addressee[], options: { hold: boolean; isQuarterly?: boolean | undefined; isCorrection?: boolean; earlier?: ReadonlyMap<string, Addressee['recipient']> }): Promise<Map<string, PlannedMail>> {
  const read = people.map((person) => ({ ...person, ...readAddress(person.email) }));
  const emails = [...new Set(read.flatMap((person) => (person.emailNormal === null ? [] : [person.emailNormal])))];
  if (options.hold && mailRules[kind].countsInBudget) await holdAddresses(tx, ctx, emails);
  const budget = options.isCorrection === true ? noLimit : await readBudget(tx, ctx);
  const facts = await readAddressFacts(tx, ctx, kind, emails, budget, options.isQuarterly ?? false);
  const taken = new Map([...(options.earlier ?? []), ...(await readTaken(tx, ctx, kind, occasion, emails))]);
  const plans = new Map<string, PlannedMail>();
  for (const person of read) {
    const isTaken = person.emailNormal !== null && taken.get(person.emailNormal) !== undefined && taken.get(person.emailNormal) !== person.recipient;
    const decision = isTaken ? sameAddress : decideMail(kind, factsOf(person, facts), budget, ctx.now());
    plans.set(person.recipient, { ...decision, emailNormal: person.emailNormal });
    if (person.emailNormal !== null && !taken.has(person.emailNormal)) taken.set(person.emailNormal, person.recipient);
  }
  return plans;
}

const sameAddress: MailDecision = { send: false, code: 'same_address', reason: 'somebody else with this address gets it' };

function factsOf(person: { readonly address: AddressFacts['address']; readonly emailNormal: string | null }, facts: ReadonlyMap<string, AddressFacts>): AddressFacts {
  return facts.get(person.emailNormal ?? '') ?? { address: person.address, suppressed: undefined, wanted: undefined, recent: [], isPlaceKept: false };
}

async function readTaken(tx: OrgTx, ctx: Ctx, kind: MailKind, occasion: string, emails: readonly string[]): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map();
  const rows = await tx
    .select({ emailNormal: mail.emailNormal, recipient: mail.recipient })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), eq(notByIndex(mail.kind), kind), eq(notByIndex(mail.occasion), occasion), inArray(mail.emailNormal, [...emails])));
  return new Map(rows.map((row) => [row.emailNormal ?? '', row.recipient]));
}
