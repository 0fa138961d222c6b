import type { Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import type { MailKind } from '@kept/core/vocabulary.ts';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { type Claim, claimMail } from './claim-mail.ts';
import { holdMails } from './hold-mails.ts';
import { incompleteWords, outgoingMail } from './outgoing-mail.ts';
import { repeatBatch } from './repeat-batch.ts';
import { type SentBatches, sendBatches } from './send-batches.ts';
import { settleMail } from './settle-mail.ts';
import type { OutgoingMail } from './transport.ts';

const mostPerClaim = 50;
const atOnce = 4;
/** One run goes round so often, then lets other organisations have the worker. */
const mostRounds = 40;

const noBatches: SentBatches = { hasMore: false, kinds: [] };
/** Whose end depends on its mails is looked at again when nothing of it is left to send. */
const finishers = { digest: 'queue-digest', notice: 'tell-people' } as const;

/**
 * Sends what is due, round by round: mails that go one by one first, since a person waits for them, then a batch in each lane, where
 * the transport takes many in one request.
 */
export async function sendMail(ctx: Ctx): Promise<void> {
  const { batches, isRepeatable } = ctx.transport;
  // Where no repeat is harmless, a worker holds no more than it hands over at once: if it dies, only those become uncertain.
  const claimSize = isRepeatable ? mostPerClaim : atOnce;
  // Frozen for a way of sending that is not set up any more: nobody can repeat it.
  if (batches === undefined) await repeatBatch(ctx);
  const kinds = new Set<MailKind>();
  let hasMore = true;
  for (let round = 0; round < mostRounds && hasMore; round += 1) {
    const claim = await claimMail(ctx, claimSize);
    await sendClaimed(ctx, claim);
    const many = batches === undefined ? noBatches : await sendBatches(ctx, batches);
    for (const kind of [...many.kinds, ...claim.mails.map((row) => row.kind)]) kinds.add(kind);
    hasMore = many.hasMore || claim.looked === claimSize;
  }
  for (const kind of ['digest', 'notice'] as const) if (kinds.has(kind)) await ctx.wake(finishers[kind], ctx.orgId);
  if (hasMore) await ctx.wake('send-mail', ctx.orgId);
}

async function sendClaimed(ctx: Ctx, claim: Claim): Promise<void> {
  const waiting = holdMails(ctx, claim.mails);
  let pause: Delivery | undefined;
  const worker = async () => {
    for (let row = await waiting.next(); row !== undefined; row = await waiting.next()) {
      const message = outgoingMail(ctx, row, claim.from);
      // The other side asked everybody to wait, or takes nothing from us: the rest goes back untried.
      const delivery: Delivery = pause ?? (message === undefined ? { outcome: 'refused', reason: incompleteWords } : await deliver(ctx, message));
      if (pause === undefined && isForAll(delivery)) pause = delivery;
      await settleMail(ctx, row, delivery, sha256(JSON.stringify(message ?? null)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function isForAll(delivery: Delivery): boolean {
  return delivery.outcome === 'barred' || (delivery.outcome === 'later' && delivery.retryAfterSeconds !== undefined);
}

/** A transport that throws has said nothing: the mail may have arrived. */
async function deliver(ctx: Ctx, message: OutgoingMail): Promise<Delivery> {
  try {
    return await ctx.transport.deliver(message);
  } catch (error) {
    ctx.log.warn({ err: error, mailId: message.mailId, transport: ctx.transport.name }, 'A delivery ended without an answer');
    return { outcome: 'unknown', reason: 'No answer came back.' };
  }
}
