import { systemCtx } from '@kept/api/context.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import type { MailTransport } from '@kept/api/mail/transport.ts';
import { openQueue } from '@kept/api/worker.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { expect, test } from 'vitest';
import { openTestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const isServer = (process.env.TEST_DATABASE_URL ?? '') !== '';
/** Less than a sweep comes round in, which would find the work by itself. */
const mostMs = 20_000;

async function until(isSo: () => boolean): Promise<boolean> {
  for (const end = Date.now() + mostMs; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) if (isSo()) return true;
  return isSo();
}

test.skipIf(!isServer)('while one organisation’s job takes long, its next wake-up keeps no worker from the others', async () => {
  const gate = Promise.withResolvers<void>();
  const [begun, sent]: [string[], string[]] = [[], []];
  const slow = { orgId: '' };
  const transport: MailTransport = {
    name: 'outbox',
    isRepeatable: true,
    deliver: async ({ orgId }) => {
      begun.push(orgId);
      if (orgId === slow.orgId) await gate.promise;
      sent.push(orgId);
      return { outcome: 'sent', providerId: newId(new Date()) };
    },
  };
  const app = await openTestApp({ transport });
  const [one, other] = [await makeWorld(app), await makeWorld(app)];
  slow.orgId = one.orgId;
  const queues = [await openQueue(app.deps.database, app.deps.log), await openQueue(app.deps.database, app.deps.log)];
  const [first] = queues;
  const write = async ({ orgId, admin }: World) => {
    await inOrg(app.deps.db, orgId, (tx) => queueMail(tx, systemCtx(app.deps, orgId, 'test'), { kind: 'account', occasion: newId(new Date()), recipient: `member:${admin.memberId}`, to: { name: null, email: admin.email }, subject: 'A word', html: '<p>A word</p>', plainText: 'A word' }));
    await first?.wake('send-mail', orgId);
    // Wake-ups of the same moment go together.
    await new Promise((resolve) => setTimeout(resolve, 600));
  };
  for (const queue of queues) await queue.work(app.deps);
  await write(one);
  expect(await until(() => begun.includes(one.orgId))).toBe(true);
  await write(one);
  await write(other);
  expect(await until(() => sent.includes(other.orgId)), 'the other organisation’s mail has left').toBe(true);
  expect(sent).not.toContain(one.orgId);
  gate.resolve();
  for (const queue of queues) await queue.stop();
  await app.close();
}, 120_000);

test('a queue that an earlier version made by another policy is made anew', async () => {
  const app = await openTestApp();
  const policies = async () => (await app.deps.database.run('select distinct policy from pgboss.queue where name not like \'\\_\\_%\'')).rows;
  await (await openQueue(app.deps.database, app.deps.log)).stop();
  await app.deps.database.run("update pgboss.queue set policy = 'stately' where name = 'send-mail'");
  expect(await policies()).toHaveLength(2);
  await (await openQueue(app.deps.database, app.deps.log)).stop();
  expect(await policies()).toEqual([{ policy: 'short' }]);
  await app.close();
});
