import { readersMoment } from '@kept/core/close-loop/local-sending.ts';
import { writePeriod } from '@kept/core/digest-period.ts';
import { newId } from '@kept/db/new-id.ts';
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
import { keepCopies, type NewCopy } from './report/keep-copies.ts';
import { restWaitsMs } from './report/move-test.ts';
import { subjectArm } from './report/subject-arm.ts';
import { testedSubject } from './report/tested-subject.ts';

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
  const copies: NewCopy[] = [];
  const rows = people.flatMap((person) => {
    const planned = allowed.get(person.id);
    if (planned === undefined) return [];
    const comparedAs = sides.get(person.id) ?? null;
    const plan = comparedAs === 'held_back' ? { ...heldBack, emailNormal: planned.emailNormal } : planned;
    const own = said.get(person.id);
    const [id, arm] = [newId(ctx.now()), subjectArm(ctx, digest, person.id)];
    const content = plan.send ? writer.writeTo({ ...person, missed: missed.get(person.id), name: own?.isShared === true ? null : person.name, emailNormal: plan.emailNormal, mailId: id }, own?.points ?? [], 'live') : { subject: `You said, we did: ${writePeriod(digest.period)}`, html: '', text: '', shown: undefined };
    if (content.shown !== undefined) copies.push({ mailId: id, arm, ...content.shown });
    const sendAfter = arm === 'rest' ? new Date(earliest.getTime() + restWaitsMs) : readersMoment(digest.localAt, zoneOf(person.timezone), earliest);
    const input = { id, kind: 'digest' as const, occasion: digest.id, recipient: `customer:${person.id}` as const, customerId: person.id, to: { name: person.name, email: person.email }, sendAfter };
    return [{ ...mailRow(ctx, { ...input, subject: testedSubject(digest, arm, content.subject), html: content.html, plainText: content.text }, plan), wording: digest.wording, comparedAs }];
  });
  const made = await tx.insert(mail).values(rows).onConflictDoNothing().returning({ id: mail.id });
  await keepCopies(tx, ctx, digest.id, copies, made);
}
