import type { Ctx } from '../context.ts';
import { inboundAddress } from './inbound/inbound-address.ts';
import type { Sender } from './read-sender.ts';
import type { MailRow } from './take-sendable.ts';
import type { OutgoingMail } from './transport.ts';

/** A row as it goes out; undefined when it has no address or no words. */
export function outgoingMail(ctx: Ctx, row: MailRow, from: Sender): OutgoingMail | undefined {
  if (row.toEmail === null || row.html === null || row.plainText === null) return undefined;
  return {
    orgId: ctx.orgId,
    mailId: row.id,
    idempotencyKey: `${ctx.orgId}/${row.id}`,
    from,
    to: { name: row.toName, email: row.emailNormal ?? row.toEmail },
    subject: row.subject,
    html: row.html,
    plainText: row.plainText,
    headers: row.headers,
    returnPath: inboundAddress(ctx, 'bounce', row.id),
  };
}

/** Why a mail that cannot be written fails. */
export const incompleteWords = 'The mail has no address or no words.';
