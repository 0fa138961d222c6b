import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { sendMail } from '../mail/send-mail.ts';
import { hoursInMs } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';

const mostRounds = 10;

/** Hands over every mail that is due at that moment, a quarter of an hour later unless told. */
export async function sendEverything(stage: DemoStage, at: number, laterMs = hoursInMs(0.25)): Promise<void> {
  const ctx = stage.asKept('send-mail', at + laterMs);
  for (let round = 0; round < mostRounds && (await isMailWaiting(stage)); round += 1) await sendMail(ctx);
}

async function isMailWaiting(stage: DemoStage): Promise<boolean> {
  const { db, orgId } = stage.asKept('send-mail', 0);
  const waiting = await inOrg(db, orgId, (tx) => tx.select({ id: mail.id }).from(mail).where(and(eq(mail.orgId, orgId), eq(mail.state, 'pending'))).limit(1));
  return waiting.length > 0;
}
