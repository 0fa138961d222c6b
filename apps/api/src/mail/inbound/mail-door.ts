import type { Env } from '../../env.ts';
import { createResendInbox, type ProviderInbox } from './resend-inbox.ts';

/** Where mail comes in: the domain of our addresses, what a mail server shows, and the provider that tells of mail it took. */
export interface MailDoor {
  readonly domain: string;
  readonly secret: string | undefined;
  readonly provider: ProviderInbox | undefined;
}

/** The door as the environment sets it up; undefined where nobody reads replies. */
export function mailDoorFor(env: Pick<Env, 'KEPT_INBOUND_DOMAIN' | 'KEPT_INBOUND_SECRET' | 'RESEND_WEBHOOK_SECRET' | 'RESEND_API_KEY' | 'RESEND_BASE_URL'>): MailDoor | undefined {
  const { KEPT_INBOUND_DOMAIN: domain, KEPT_INBOUND_SECRET: secret, RESEND_WEBHOOK_SECRET: webhookSecret, RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl } = env;
  if (domain === undefined) return undefined;
  return { domain, secret, provider: webhookSecret === undefined || apiKey === undefined ? undefined : createResendInbox({ apiKey, baseUrl, webhookSecret }) };
}
