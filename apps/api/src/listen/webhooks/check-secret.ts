import { invalidField } from '@kept/core/errors.ts';
import { vendorSecretFormats, type WebhookFormat } from '@kept/core/listen/webhook-words.ts';
import { newWebhookSecret } from './verify-webhook.ts';

const shortest = 16;

/** A secret somebody typed in, if it can be signed with. Throws AppError invalid. */
export function checkSecret(format: WebhookFormat, typed: string): string {
  const secret = typed.trim();
  if (secret.length < shortest) throw invalidField('secret', `A secret has at least ${shortest} characters.`);
  if (format === 'standard' && !isStandardSecret(secret)) throw invalidField('secret', 'A secret of Standard Webhooks is base64, with or without whsec_ in front.');
  return secret;
}

/** The secret a new source begins with; undefined where the vendor hands out its own. */
export function firstSecret(format: WebhookFormat, random: (bytes: number) => Uint8Array): string | undefined {
  const isVendors = vendorSecretFormats.some((candidate) => candidate === format);
  return isVendors ? undefined : newWebhookSecret(format, random);
}

function isStandardSecret(secret: string): boolean {
  return /^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/.test(secret);
}
