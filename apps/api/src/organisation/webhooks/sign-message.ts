import type { webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { createHmac } from 'node:crypto';
import type { Ctx } from '../../context.ts';

type Endpoint = typeof webhookEndpoint.$inferSelect;

const secretBytes = 32;
/** For so long messages carry the signature of the secret before the new one too. */
export const overlapMs = 86_400_000;

/** A new secret, written as Standard Webhooks writes it. */
export function newSigningSecret(ctx: Ctx): string {
  return `whsec_${Buffer.from(ctx.random(secretBytes)).toString('base64')}`;
}

/** Seals a webhook's secret; it opens for this webhook of this organisation only. */
export function sealSigningSecret(ctx: Ctx, endpointId: string, secret: string): string {
  return ctx.secrets.seal(purposeOf(ctx, endpointId), secret);
}

/**
 * The headers of Standard Webhooks: id, time, and a signature for each secret in use over all three, so that whoever knows a secret
 * can tell that we sent it, that nobody changed it, and when. Undefined when what the secret was sealed with is gone.
 */
export function signMessage(ctx: Ctx, endpoint: Pick<Endpoint, 'id' | 'secretSealed' | 'previousSealed' | 'previousUntil'>, eventId: string, body: string): Record<string, string> | undefined {
  const now = ctx.now();
  const sealed = [endpoint.secretSealed, endpoint.previousUntil !== null && endpoint.previousUntil > now ? endpoint.previousSealed : null];
  const secrets = sealed.flatMap((each) => (each === null ? [] : [ctx.secrets.unseal(purposeOf(ctx, endpoint.id), each)])).filter((secret) => secret !== undefined);
  if (secrets.length === 0) return undefined;
  const id = messageId(eventId);
  const at = String(Math.floor(now.getTime() / 1000));
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${id}.${at}.${body}`).digest('base64')}`);
  return { 'content-type': 'application/json', 'user-agent': 'Kept', 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures.join(' ') };
}

/** The id a message carries in each of its attempts. */
export function messageId(eventId: string): string {
  return `msg_${eventId}`;
}

function purposeOf(ctx: Ctx, endpointId: string): string {
  return `webhook-endpoint\n${ctx.orgId}\n${endpointId}`;
}
