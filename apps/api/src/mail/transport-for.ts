import { mostDeliveryMs } from '@kept/core/close-loop/delivery-rules.ts';
import type { OpenDatabase } from '@kept/db/client.ts';
import type { Env } from '../env.ts';
import { answerInTime } from './answer-in-time.ts';
import { noteStanding } from './note-standing.ts';
import { createOutboxTransport } from './outbox-transport.ts';
import { openPace } from './pace.ts';
import { createResendTransport } from './resend-transport.ts';
import { createSmtpTransport } from './smtp-transport.ts';
import type { MailTransport } from './transport.ts';

/** Who carries the mail: Resend with RESEND_API_KEY, a mail server with SMTP_URL, else nobody: the outbox keeps it to be read. */
export function transportFor(env: Pick<Env, 'RESEND_API_KEY' | 'RESEND_BASE_URL' | 'RESEND_PER_SECOND' | 'SMTP_URL'>, database: OpenDatabase, now: () => Date): MailTransport {
  const watched = (transport: MailTransport) => noteStanding(answerInTime(transport, mostDeliveryMs), database.db, now);
  if (env.RESEND_API_KEY !== undefined) return watched(createResendTransport({ apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL, pace: openPace(database.db, 'resend', env.RESEND_PER_SECOND) }));
  return env.SMTP_URL === undefined ? createOutboxTransport(database.db, now) : watched(createSmtpTransport(env.SMTP_URL, now));
}
