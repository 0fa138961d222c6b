import { normaliseEmail } from '@kept/core/email-address.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { askSubscription } from '../close-loop/public/ask-subscription.ts';
import { confirmSubscription } from '../close-loop/public/confirm-subscription.ts';
import { readVoice } from '../close-loop/read-voice.ts';
import { unsubscribe } from '../close-loop/unsubscribe.ts';
import { addressMacOf } from '../mail/customer-links.ts';
import { daysBefore, hoursInMs, startOfDay } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import { listReaders } from './list-readers.ts';
import { sendEverything } from './send-everything.ts';
import type { StoryAgenda } from './story-agenda.ts';

const leavers = 3;
const joiners = 3;
/** Who confirms of those who asked for the news; the last one never presses the button. */
const confirmed = 2;

/** Puts on the agenda who stops a digest by its own link in the days after it. */
export function layLeavers(stage: DemoStage, agenda: StoryAgenda, digestId: string, sentAt: number): void {
  for (let place = 0; place < leavers; place += 1) {
    const at = sentAt + hoursInMs(20 + place * 27);
    agenda.add(at, async () => {
      const ctx = stage.asCustomer(at);
      // Maria stays: her story is told to its end.
      const reader = (await listReaders(stage, digestId)).filter(({ isMaria }) => !isMaria).at(place * 7 + 1);
      if (reader !== undefined) await unsubscribe(ctx, addressMacOf(ctx, reader.email), reader.mailId);
    });
  }
}

/** Puts on the agenda who asks for the news on the public page: customers who had nothing to say, in the last weeks. */
export function layJoiners(stage: DemoStage, agenda: StoryAgenda): void {
  const spoke = new Set(stage.world.feedback.map((item) => item.customerExternalId));
  const quiet = stage.world.customers.filter(({ email, mailConsent, externalId, churnedOn }) => email !== null && mailConsent && churnedOn === null && !spoke.has(externalId));
  for (const [place, { email }] of quiet.slice(0, joiners).entries()) {
    const at = startOfDay(daysBefore(stage.world.today, 20 - place * 5)) + hoursInMs(12);
    agenda.add(at, () => join(stage, at, email ?? '', place < confirmed));
  }
}

async function join(stage: DemoStage, at: number, email: string, confirms: boolean): Promise<void> {
  const ctx = stage.asCustomer(at);
  await askSubscription(ctx, { ...(await readVoice(ctx)), language: 'en' }, email);
  await sendEverything(stage, at);
  const recipient = `address:${addressMacOf(ctx, normaliseEmail(email) ?? email)}`;
  const [asked] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: mail.id }).from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'subscription'), eq(mail.recipient, recipient))));
  if (confirms && asked !== undefined) await confirmSubscription(stage.asCustomer(at + hoursInMs(1)), asked.id, 'en');
}
