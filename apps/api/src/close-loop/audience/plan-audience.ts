import { leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import { readAddress } from '../../mail/address-facts.ts';
import { type PlannedMail, planMails } from '../../mail/plan-mails.ts';
import { listRecipients, type Recipient } from '../list-recipients.ts';

/** Decides for the next people of a digest who may get it and who not, and why. `hold` when the mails are written in this transaction; a forecast only asks. */
export async function planAudience(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, people: readonly Recipient[], { hold }: { hold: boolean }): Promise<Map<string, PlannedMail>> {
  const meant = people.filter(({ isMeant }) => isMeant);
  const planned = await planMails(tx, ctx, 'digest', row.id, meant.map((person) => ({ recipient: `customer:${person.id}` as const, email: person.email })), { hold, isCorrection: row.edition > 0 });
  const taken = hold ? new Set<string>() : await listTaken(tx, ctx, row, meant);
  return new Map(people.map((person) => [person.id, planOf(person, planned, taken)]));
}

function planOf(person: Recipient, planned: ReadonlyMap<string, PlannedMail>, taken: ReadonlySet<string>): PlannedMail {
  const plan = person.isMeant ? planned.get(`customer:${person.id}`) : undefined;
  // Without the address, which somebody else may share who does get it.
  if (plan === undefined) return { send: false, code: 'not_in_audience', reason: leftOutWords.not_in_audience, emailNormal: null };
  return taken.has(plan.emailNormal ?? '') ? { send: false, code: 'same_address', reason: 'somebody else with this address gets it', emailNormal: plan.emailNormal } : plan;
}

/** The addresses of these people that somebody before them reads too: where nothing is written yet, that is how one mail for an address is counted. */
async function listTaken(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, people: readonly Recipient[]): Promise<Set<string>> {
  const [first] = people;
  const emails = people.flatMap((person) => readAddress(person.email).emailNormal ?? []);
  if (first === undefined || emails.length === 0) return new Set();
  const earlier = await listRecipients(tx, ctx, row, { most: people.length, sharing: { emails, before: first.id } });
  return new Set(earlier.flatMap((person) => readAddress(person.email).emailNormal ?? []));
}
