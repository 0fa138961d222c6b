import { normaliseEmail } from '@kept/core/email-address.ts';
import { invalidField } from '@kept/core/errors.ts';
import type { MailKind } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';

/** One mail to one person, already rendered. */
export interface NewMail {
  readonly kind: MailKind;
  /** What it is about; one mail per kind, occasion and recipient. */
  readonly occasion: string;
  readonly recipient: `customer:${string}` | `member:${string}` | `account:${string}`;
  readonly customerId?: string;
  readonly to: { readonly name: string | null; readonly email: string };
  readonly subject: string;
  readonly html: string;
  readonly plainText: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sendAfter?: Date;
  /** Why it is not sent, when the rules said so before it was rendered; it is kept on record. */
  readonly leftOut?: string;
}

/** Puts one mail on record, in the verb's own transaction; a second one for the same kind, occasion and person changes nothing. */
export async function queueMail(tx: OrgTx, ctx: Ctx, input: NewMail): Promise<{ id: string } | undefined> {
  const emailNormal = normaliseEmail(input.to.email);
  if (emailNormal === undefined) throw invalidField('email', `“${input.to.email}” is not an email address.`);
  const [made] = await tx
    .insert(mail)
    .values({
      orgId: ctx.orgId,
      id: newId(ctx.now()),
      kind: input.kind,
      occasion: input.occasion,
      recipient: input.recipient,
      customerId: input.customerId ?? null,
      toName: input.to.name,
      toEmail: input.to.email,
      emailNormal,
      subject: input.subject,
      html: input.html,
      plainText: input.plainText,
      headers: input.headers ?? {},
      state: input.leftOut === undefined ? 'pending' : 'left_out',
      reason: input.leftOut ?? null,
      createdAt: ctx.now(),
      sendAfter: input.sendAfter ?? ctx.now(),
    })
    .onConflictDoNothing()
    .returning({ id: mail.id });
  return made;
}
