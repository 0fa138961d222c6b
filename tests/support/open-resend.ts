import { createResendTransport } from '@kept/api/mail/resend-transport.ts';
import type { MailTransport } from '@kept/api/mail/transport.ts';

/** Resend's way of sending to an address of the test's own, at a pace of the given turns; without any, as fast as it goes. */
export function openResend(baseUrl: string, asksToWait: () => number | undefined = () => undefined, pauses: number[] = []): MailTransport {
  return createResendTransport({ apiKey: 'a key', baseUrl, pace: { turn: async () => asksToWait(), pauseFor: async (seconds) => void pauses.push(seconds) } });
}
