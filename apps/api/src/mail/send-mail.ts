import type { Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import type { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { type Claim, claimMail } from './claim-mail.ts';
import { holdMails } from './hold-mails.ts';
import { inboundAddress } from './inbound/inbound-address.ts';
import { settleMail } from './settle-mail.ts';
import type { OutgoingMail } from './transport.ts';

const mostPerBatch = 50;
const atOnce = 4;
/** One run sends at most so many batches, then lets other organisations have the worker. */
const mostBatches = 40;

/** Sends what is due: claims a batch, hands each mail over after the claim is saved, settles each under its attempt number. */
export async function sendMail(ctx: Ctx): Promise<void> {
  // Where no repeat is harmless, a worker holds no more than it hands over at once: if it dies, only those become uncertain.
  const batchSize = ctx.transport.isRepeatable ? mostPerBatch : atOnce;
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const claim = await claimMail(ctx, batchSize);
    await sendClaimed(ctx, claim);
    if (claim.mails.some((row) => row.kind === 'digest')) await ctx.wake('queue-digest', ctx.orgId);
    if (claim.mails.some((row) => row.kind === 'notice')) await ctx.wake('tell-people', ctx.orgId);
    if (claim.looked < batchSize) return;
  }
  await ctx.wake('send-mail', ctx.orgId);
}

async function sendClaimed(ctx: Ctx, claim: Claim): Promise<void> {
  const waiting = holdMails(ctx, claim.mails);
  let pause: Delivery | undefined;
  const worker = async () => {
    for (let row = await waiting.next(); row !== undefined; row = await waiting.next()) {
      const message = outgoing(ctx, row, claim.from);
      // The other side asked everybody to wait: the rest of the batch goes back untried.
      const delivery: Delivery = pause ?? (message === undefined ? incomplete : await deliver(ctx, message));
      if (pause === undefined && delivery.outcome === 'later' && delivery.retryAfterSeconds !== undefined) pause = delivery;
      await settleMail(ctx, row, delivery, sha256(JSON.stringify(message ?? null)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const incomplete: Delivery = { outcome: 'refused', reason: 'The mail has no address or no words.' };

/** A transport that throws has said nothing: the mail may have arrived. */
async function deliver(ctx: Ctx, message: OutgoingMail): Promise<Delivery> {
  try {
    return await ctx.transport.deliver(message);
  } catch (error) {
    ctx.log.warn({ err: error, mailId: message.mailId, transport: ctx.transport.name }, 'A delivery ended without an answer');
    return { outcome: 'unknown', reason: 'No answer came back.' };
  }
}

function outgoing(ctx: Ctx, row: typeof mail.$inferSelect, from: Claim['from']): OutgoingMail | undefined {
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
