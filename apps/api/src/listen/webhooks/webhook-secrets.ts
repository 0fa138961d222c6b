import type { webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import type { Ctx } from '../../context.ts';
import type { WebhookSecrets } from './verify-webhook.ts';

type Sealed = Pick<typeof webhookSource.$inferSelect, 'id' | 'secretSealed' | 'previousSealed' | 'previousUntil'>;

/** How long the secret before the new one is taken too. */
export const overlapMs = 86_400_000;

/** Seals a source's secret; it opens for this source of this organisation only. */
export function sealSecret(ctx: Ctx, sourceId: string, secret: string): string {
  return ctx.secrets.seal(purposeOf(ctx, sourceId), secret);
}

/** The secrets a message may be signed with; undefined when there is none, or when what it was sealed with is gone. */
export function unsealSecrets(ctx: Ctx, source: Sealed): WebhookSecrets | undefined {
  const open = (sealed: string | null) => (sealed === null ? undefined : ctx.secrets.unseal(purposeOf(ctx, source.id), sealed));
  const current = open(source.secretSealed);
  const before = open(source.previousSealed);
  if (current === undefined) return undefined;
  return { current, previous: before === undefined || source.previousUntil === null ? undefined : { secret: before, until: source.previousUntil } };
}

function purposeOf(ctx: Ctx, sourceId: string): string {
  return `webhook\n${ctx.orgId}\n${sourceId}`;
}
