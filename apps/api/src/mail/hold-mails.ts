import { renewAfterMs } from '@kept/core/close-loop/delivery-rules.ts';
import type { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { Ctx } from '../context.ts';
import { renewClaim } from './renew-claim.ts';

type MailRow = typeof mail.$inferSelect;

/**
 * The mails of one claim that wait to be handed over. `next` gives one only while the claim is young; an older one is renewed
 * first, and what another worker took over meanwhile is dropped: a worker that was stopped and continued hands over nothing of it.
 */
export function holdMails(ctx: Ctx, mails: readonly MailRow[]): { next: () => Promise<MailRow | undefined> } {
  let waiting = [...mails];
  let heldAt = mails[0]?.claimedAt ?? ctx.now();
  let renewal: Promise<void> | undefined;
  const renew = async () => {
    const startedAt = ctx.now();
    const kept = await renewClaim(ctx, waiting);
    waiting = waiting.filter((row) => kept.has(row.id));
    heldAt = startedAt;
  };
  return {
    next: async () => {
      while (waiting.length > 0 && ctx.now().getTime() - heldAt.getTime() > renewAfterMs) {
        renewal ??= renew().finally(() => {
          renewal = undefined;
        });
        await renewal;
      }
      return waiting.shift();
    },
  };
}
