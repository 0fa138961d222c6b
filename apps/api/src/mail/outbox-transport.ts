import type { Db } from '@kept/db/client.ts';
import { outboxMessage } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { composeMessage } from './compose-message.ts';
import type { MailTransport } from './transport.ts';

/** Delivers nowhere: keeps exactly the bytes a mail server would have got, to be read in the web app. Delivering twice keeps the first. */
export function createOutboxTransport(db: Db, now: () => Date): MailTransport {
  return {
    name: 'outbox',
    isRepeatable: true,
    deliver: async (message) => {
      const raw = await composeMessage(message, now());
      await inOrg(db, message.orgId, (tx) => tx.insert(outboxMessage).values({ orgId: message.orgId, mailId: message.mailId, raw, at: now() }).onConflictDoNothing());
      return { outcome: 'sent', providerId: `outbox:${message.mailId}` };
    },
  };
}
