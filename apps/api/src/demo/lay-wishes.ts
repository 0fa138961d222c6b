import { mailTopics } from '@kept/core/vocabulary.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import { saveMailChoices } from '../close-loop/mail-choices.ts';
import { addressMacOf } from '../mail/customer-links.ts';
import { instantBefore } from './calendar.ts';
import { mariaExternalId } from './customers.ts';
import type { DemoStage } from './demo-stage.ts';

/** Lets those customers who do not want news by mail say so on the preference page; only those who said something would ever be mailed. */
export async function layWishes(stage: DemoStage, tell: (share: number) => void): Promise<void> {
  const { world } = stage;
  const spoke = new Set(world.feedback.map((item) => item.customerExternalId));
  const unwilling = world.customers.flatMap(({ email, mailConsent, externalId }) => (email === null || mailConsent || !spoke.has(externalId) ? [] : [email]));
  const maria = world.customers.find(({ externalId }) => externalId === mariaExternalId);
  if (maria?.email) await saveMailChoices(stage.asCustomer(instantBefore(world.today, 190)), addressMacOf(stage.asCustomer(0), normaliseEmail(maria.email) ?? maria.email), new Set(mailTopics));
  for (const [index, email] of unwilling.entries()) {
    const ctx = stage.asCustomer(instantBefore(world.today, 350 - (index / unwilling.length) * 60));
    await saveMailChoices(ctx, addressMacOf(ctx, normaliseEmail(email) ?? email), new Set());
    tell((index + 1) / unwilling.length);
  }
}
