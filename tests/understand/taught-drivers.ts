import { z } from 'zod';
import type { World } from '../support/world.ts';

/** What customers of these tests say about three things that make them call, each with a word of its own. */
const subjects = [['Refund status', 'elderflower'], ['Engineer visit', 'turnips'], ['Meter reading', 'umbrellas']] as const;
const things = ['bill', 'parcel', 'letter', 'contract', 'branch', 'garden', 'kitchen', 'ladder', 'window', 'garage', 'cellar', 'bicycle', 'piano', 'curtain', 'lantern', 'basket', 'chimney', 'fountain', 'orchard', 'saddle'];

export const subjectNames = subjects.map(([name]) => name);

/** What somebody says about one of the three, over a thing of its own. */
export const wordsAbout = (subject: number, thing: string) => `Our ${thing} is full of ${subjects[subject]?.[1] ?? ''} again`;

let number = 0;

/** Sends a contact, and what the customer said in it; gives the contact's id. */
export async function sendContact(world: World, words: string | undefined, driver?: string, externalId = `call-${(number += 1)}`): Promise<string> {
  const sent = await world.admin.post('/api/v1/interactions', { externalId, channel: 'phone', startedAt: '2026-11-02T09:00:00Z', ...(driver === undefined ? {} : { driver }) });
  const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await sent.json());
  if (words !== undefined) await world.admin.post('/api/v1/feedback', { source: 'Calls', kind: 'interaction', channel: 'phone', externalId: `said-${externalId}`, interactionExternalId: externalId, text: words });
  return items[0]?.id ?? '';
}

/** Sixty contacts with words, twenty for each of three drivers. */
export async function teachDrivers(world: World): Promise<void> {
  const rows = subjects.flatMap(([driver], subject) => things.map((thing) => ({ externalId: `taught-${subject}-${thing}`, driver, text: wordsAbout(subject, thing) })));
  await world.admin.post('/api/v1/interactions', rows.map(({ externalId, driver }) => ({ externalId, driver, channel: 'phone', startedAt: '2026-11-01T09:00:00Z' })));
  await world.admin.post('/api/v1/feedback', rows.map(({ externalId, text }) => ({ source: 'Calls', kind: 'interaction', channel: 'phone', externalId: `said-${externalId}`, interactionExternalId: externalId, text })));
}
