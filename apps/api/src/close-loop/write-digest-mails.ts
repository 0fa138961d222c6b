import { readersMoment } from '@kept/core/close-loop/local-sending.ts';
import { writePeriod } from '@kept/core/digest-period.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { openZones } from '../mail/open-zones.ts';
import { mailRow } from '../mail/queue-mail.ts';
import { planAudience } from './audience/plan-audience.ts';
import { drawControl, heldBack } from './control-group/draw-control.ts';
import { readMissed } from './control-group/read-missed.ts';
import type { DigestMail } from './digest-mail.ts';
import { isOutworded } from './is-outworded.ts';
import type { Recipient } from './list-recipients.ts';
import { readSharedPoints } from './read-shared-points.ts';

/** Writes a digest to these people, one row each: their mail, or why they get none. What says what was taken back since gives way. */
export async function writeDigestMails(tx: OrgTx, ctx: Ctx, writer: DigestMail, people: readonly Recipient[]): Promise<void> {
  const { digest } = writer;
  if (digest.wording > 0) await tx.delete(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, digest.id), inArray(mail.customerId, people.map(({ id }) => id)), isOutworded(digest)));
  const allowed = await planAudience(tx, ctx, digest, people, { hold: true });
  const zoneOf = await openZones(tx, ctx);
  const said = await readSharedPoints(tx, ctx, [...allowed].flatMap(([id, plan]) => (plan.send ? [{ id, emailNormal: plan.emailNormal }] : [])), digest.untilAt);
  const missed = await readMissed(tx, ctx, digest, [...said.keys()]);
  const sides = await drawControl(tx, ctx, digest, writer.told, { said, missed }, allowed);
  // A digest that goes on after Stop has its hold again.
  const earliest = digest.sendAt !== null && digest.sendAt > ctx.now() ? digest.sendAt : ctx.now();
  const rows = people.flatMap((person) => {
    const planned = allowed.get(person.id);
    if (planned === undefined) return [];
    const comparedAs = sides.get(person.id) ?? null;
    const plan = comparedAs === 'held_back' ? { ...heldBack, emailNormal: planned.emailNormal } : planned;
    const own = said.get(person.id);
    const content = plan.send ? writer.writeTo({ ...person, missed: missed.get(person.id), name: own?.isShared === true ? null : person.name, emailNormal: plan.emailNormal }, own?.points ?? [], 'live') : { subject: `You said, we did: ${writePeriod(digest.period)}`, html: '', text: '' };
    const input = { kind: 'digest' as const, occasion: digest.id, recipient: `customer:${person.id}` as const, customerId: person.id, to: { name: person.name, email: person.email }, sendAfter: readersMoment(digest.localAt, zoneOf(person.timezone), earliest) };
    return [{ ...mailRow(ctx, { ...input, subject: content.subject, html: content.html, plainText: content.text }, plan), wording: digest.wording, comparedAs }];
  });
  await tx.insert(mail).values(rows).onConflictDoNothing();
}
