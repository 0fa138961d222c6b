import { leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import { readAddress } from '../../mail/address-facts.ts';
import { type Addressee, type PlannedMail, planMails } from '../../mail/plan-mails.ts';
import { listRecipients, type Recipient } from '../list-recipients.ts';

/** Decides for people of a digest, in the order of their ids, who may get it and who not, and why. `hold` when the mails are written in this transaction; a forecast only asks. */
export async function planAudience(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, people: readonly Recipient[], { hold }: { hold: boolean }): Promise<Map<string, PlannedMail>> {
  const meant = people.filter(({ isMeant }) => isMeant);
  const earlier = hold ? new Map<string, Addressee['recipient']>() : await listEarlier(tx, ctx, row, meant);
  const planned = await planMails(tx, ctx, 'digest', row.id, meant.map((person) => ({ recipient: `customer:${person.id}` as const, email: person.email })), { hold, earlier, isCorrection: row.edition > 0 });
  // Without the address, which somebody else may share who does get it.
  const outside: PlannedMail = { send: false, code: 'not_in_audience', reason: leftOutWords.not_in_audience, emailNormal: null };
  return new Map(people.map((person) => [person.id, (person.isMeant ? planned.get(`customer:${person.id}`) : undefined) ?? outside]));
}

/** Who else reads the addresses of these people and gets it before the first of them: where nothing is written yet, that is how one mail for an address is counted. */
async function listEarlier(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, people: readonly Recipient[]): Promise<Map<string, Addressee['recipient']>> {
  const last = people.at(-1);
  const own = firstOfEach(people);
  if (last === undefined || own.size === 0) return new Map();
  const sharing = { emails: [...own.keys()], before: last.id, besides: people.map(({ id }) => id) };
  const others: Recipient[] = [];
  for (let read = people.length; read === people.length; ) {
    const next = await listRecipients(tx, ctx, row, { most: people.length, sharing, ...(others.length === 0 ? {} : { after: others.at(-1)?.id ?? '' }) });
    others.push(...next);
    read = next.length;
  }
  return new Map([...firstOfEach(others)].flatMap(([email, id]) => (id < (own.get(email) ?? '') ? [[email, `customer:${id}`] as const] : [])));
}

/** By address, the first of people who come in the order of their ids. */
function firstOfEach(people: readonly Recipient[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const { id, email } of people) {
    const { emailNormal } = readAddress(email);
    if (emailNormal !== null && !first.has(emailNormal)) first.set(emailNormal, id);
  }
  return first;
}
