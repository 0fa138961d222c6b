import { readersMoment } from '@kept/core/close-loop/local-sending.ts';
import { writePeriod } from '@kept/core/digest-period.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { openZones } from '../mail/open-zones.ts';
import { planMails } from '../mail/plan-mails.ts';
import { mailRow } from '../mail/queue-mail.ts';
import type { DigestMail } from './digest-mail.ts';
import { isOutworded } from './is-outworded.ts';
import type { Recipient } from './list-recipients.ts';
import { readSharedPoints } from './read-shared-points.ts';

/** Writes a digest to these people, one row each: their mail, or why they get none. What says what was taken back since gives way. */
export async function writeDigestMails(tx: OrgTx, ctx: Ctx, writer: DigestMail, people: readonly Recipient[]): Promise<void> {
  const { digest } = writer;
  if (digest.wording > 0) await tx.delete(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, digest.id), inArray(mail.customerId, people.map(({ id }) => id)), isOutworded(digest)));
  const plans = await planMails(tx, ctx, 'digest', digest.id, people.map((person) => ({ recipient: recipientOf(person), email: person.email })), { hold: true, isCorrection: digest.edition > 0 });
  const zoneOf = await openZones(tx, ctx);
  const reached = people.flatMap((person) => ((plan) => (plan?.send === true ? [{ id: person.id, emailNormal: plan.emailNormal }] : []))(plans.get(recipientOf(person))));
  const said = await readSharedPoints(tx, ctx, reached, digest.untilAt);
  // A digest that goes on after Stop has its hold again.
  const earliest = digest.sendAt !== null && digest.sendAt > ctx.now() ? digest.sendAt : ctx.now();
  const rows = people.flatMap((person) => {
    const plan = plans.get(recipientOf(person));
    if (plan === undefined) return [];
    const own = said.get(person.id);
    const content = plan.send ? writer.writeTo({ ...person, name: own?.isShared === true ? null : person.name, emailNormal: plan.emailNormal }, own?.points ?? [], 'live') : { subject: `You said, we did: ${writePeriod(digest.period)}`, html: '', text: '' };
    const input = { kind: 'digest' as const, occasion: digest.id, recipient: recipientOf(person), customerId: person.id, to: { name: person.name, email: person.email }, sendAfter: readersMoment(digest.localAt, zoneOf(person.timezone), earliest) };
    return [{ ...mailRow(ctx, { ...input, subject: content.subject, html: content.html, plainText: content.text }, plan), wording: digest.wording }];
  });
  await tx.insert(mail).values(rows).onConflictDoNothing();
}

function recipientOf({ id }: Recipient): `customer:${string}` {
  return `customer:${id}`;
}
