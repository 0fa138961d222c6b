import { systemCtx } from '@kept/api/context.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import type { MailTransport } from '@kept/api/mail/transport.ts';
import { mailBatch } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { asc, eq } from 'drizzle-orm';
import { layCustomers } from '../close-loop/lay-story.ts';
import type { TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';

/** An organisation with so many customers, each with a notice that waits, and a worker that is told when to send through what. */
export async function makeBatchWorld(app: TestApp, people: number) {
  const world = await makeWorld(app);
  const ids = await layCustomers(app, world, Array.from({ length: people }, (_, place) => ({ email: addressOf(place) })));
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const inside = <T>(work: Parameters<typeof inOrg<T>>[2]) => inOrg(app.deps.db, world.orgId, work);
  await inside(async (tx) => {
    for (const [place, id] of ids.entries()) {
      await queueMail(tx, ctx, { kind: 'notice', occasion: 'a fix', recipient: `customer:${id}`, customerId: id, to: { name: 'Maria', email: addressOf(place) }, subject: 'News', html: '<p>News</p>', plainText: 'News' });
    }
  });
  return {
    world,
    ctx,
    ids,
    inside,
    mails: () => inside((tx) => tx.select().from(mail).where(eq(mail.orgId, world.orgId)).orderBy(asc(mail.createdAt), asc(mail.id))),
    batches: () => inside((tx) => tx.select().from(mailBatch).where(eq(mailBatch.orgId, world.orgId)).orderBy(asc(mailBatch.frozenAt), asc(mailBatch.id))),
    send: (transport: MailTransport) => sendMail({ ...ctx, transport }),
  };
}

/** The address of one of the people. */
export function addressOf(place: number): string {
  return `person-${place}@mail.example`;
}
