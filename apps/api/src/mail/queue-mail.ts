import { invalidField } from '@kept/core/errors.ts';
import { type LeftOutCode, mailRules } from '@kept/core/close-loop/mail-rules.ts';
import type { MailKind } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { cleanName } from '@kept/emails/untrusted-text.ts';
import type { Ctx } from '../context.ts';
import { unsubscribeHeaders } from './customer-links.ts';
import { type Addressee, planMails, type PlannedMail } from './plan-mails.ts';

/** One mail to one person, already rendered. */
export interface NewMail {
  /** Known before, where the mail carries it in a link. */
  readonly id?: string;
  readonly kind: MailKind;
  /** What it is about; one mail per kind, occasion and recipient, and per address. */
  readonly occasion: string;
  readonly recipient: Addressee['recipient'];
  readonly customerId?: string;
  readonly to: { readonly name: string | null; readonly email: string | null };
  readonly subject: string;
  readonly html: string;
  readonly plainText: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sendAfter?: Date;
  /** The quarterly survey takes the place of the budget that is kept for it. */
  readonly isQuarterly?: boolean;
}

/** A mail on record, with the reason where it does not go out. */
export interface QueuedMail {
  readonly id: string;
  readonly leftOut: { readonly code: LeftOutCode; readonly reason: string } | undefined;
}

/**
 * Puts one mail on record, in the verb's own transaction, sent or left out with its reason as the rules say; a second one for
 * the same kind, occasion and person changes nothing and gives undefined. Wake 'send-mail' after commit.
 */
export async function queueMail(tx: OrgTx, ctx: Ctx, input: NewMail): Promise<QueuedMail | undefined> {
  const plans = await planMails(tx, ctx, input.kind, input.occasion, [{ recipient: input.recipient, email: input.to.email }], { hold: true, isQuarterly: input.isQuarterly });
  const plan = plans.get(input.recipient);
  if (plan === undefined || (mailRules[input.kind].to === 'member' && plan.emailNormal === null)) throw invalidField('email', `“${input.to.email ?? ''}” is not an email address.`);
  const [made] = await tx.insert(mail).values(mailRow(ctx, input, plan)).onConflictDoNothing().returning({ id: mail.id });
  return made === undefined ? undefined : { id: made.id, leftOut: plan.send ? undefined : { code: plan.code, reason: plan.reason } };
}

/** One row of the mail table: pending with everything it needs to go out, or left out with its reason and no words kept. */
export function mailRow(ctx: Ctx, input: NewMail, plan: PlannedMail): typeof mail.$inferInsert {
  const isCustomer = mailRules[input.kind].to === 'customer';
  const id = input.id ?? newId(ctx.now());
  const keepsAddress = plan.send || plan.code !== 'same_address';
  return {
    orgId: ctx.orgId,
    id,
    kind: input.kind,
    occasion: input.occasion,
    recipient: input.recipient,
    customerId: input.customerId ?? null,
    toName: cleanName(input.to.name ?? undefined) ?? null,
    toEmail: input.to.email,
    emailNormal: keepsAddress ? plan.emailNormal : null,
    subject: input.subject,
    html: plan.send ? input.html : null,
    plainText: plan.send ? input.plainText : null,
    headers: plan.send && isCustomer && plan.emailNormal !== null ? { ...input.headers, ...unsubscribeHeaders(ctx, plan.emailNormal, input.kind === 'digest' ? id : undefined) } : { ...input.headers },
    state: plan.send ? 'pending' : 'left_out',
    leftOutCode: plan.send ? null : plan.code,
    reason: plan.send ? null : plan.reason,
    createdAt: ctx.now(),
    sendAfter: input.sendAfter ?? ctx.now(),
    settledAt: plan.send ? null : ctx.now(),
  };
}
