import { runJob } from '@kept/api/run-due.ts';
import { z } from 'zod';
import { plantTheme } from './plant-theme.ts';
import type { TestApp } from './test-app.ts';
import type { openReceiver } from './webhook-receiver.ts';
import type { Person, World } from './world.ts';

export const endpoints = '/api/v1/webhook-endpoints';
const pageOf = z.object({ items: z.array(z.object({ id: z.string(), messageId: z.string(), event: z.string(), state: z.string(), attempts: z.int(), status: z.int().nullable(), note: z.string().nullable(), nextAt: z.string().nullable() })), nextCursor: z.string().nullable() });

/** Makes webhooks that lead to a receiver, and things for them to tell. */
export function hookMaker(app: TestApp, receiver: Awaited<ReturnType<typeof openReceiver>>) {
  let count = 0;
  const make = async (world: World, more: Record<string, unknown> = {}) => {
    const path = `/hook-${(count += 1)}`;
    const answer = await world.admin.post(endpoints, { name: `Hook ${count}`, url: receiver.url(path), ...more });
    const { id, secret } = z.object({ id: z.string(), secret: z.string() }).parse(await answer.json());
    const page = async (query = '') => pageOf.parse(await (await world.admin.get(`${endpoints}/${id}/deliveries${query}`)).json());
    return { id, secret, path, at: `${endpoints}/${id}`, page, log: async () => (await page()).items, read: async () => (await world.admin.get(`${endpoints}/${id}`)).json() };
  };
  const deliver = (world: World) => runJob(app.deps, 'deliver-webhooks', world.orgId);
  return {
    make,
    deliver,
    /** A theme somebody was given. */
    accept: async (world: World, owner: Person, title: string): Promise<string> => {
      const id = await plantTheme(app, world, title);
      const accepted = await world.admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2026-12-03' });
      if (!accepted.ok) throw new Error(await accepted.text());
      return id;
    },
    /** A webhook of an organisation of its own with one message on its way. */
    oneOnItsWay: async (world: World, how: Parameters<typeof receiver.answer>[1]) => {
      const hook = await make(world);
      receiver.answer(hook.path, how);
      await world.admin.post(`${hook.at}/tests`);
      await deliver(world);
      return { ...hook, one: async () => (await hook.log())[0] };
    },
  };
}
