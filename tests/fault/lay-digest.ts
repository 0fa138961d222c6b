import { dayIn } from '@kept/core/calendar.ts';
import { z } from 'zod';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { answerOf, layWorld } from './lay-world.ts';
import type { Place } from './open-place.ts';

const lot = 1000;

/** The two subjects of a digest that tries two. */
export const triedSubjects = { first: 'What became of it', second: 'Your words, our work' } as const;

/** A digest that is due, and a way to ask a running server about it as its administrator. */
export interface LaidDigest {
  readonly ask: (url: string, end?: string) => Promise<Response>;
}

/** The address of one of the digest's recipients. */
export function addressOf(number: number): string {
  return `person-${number}@customers.example`;
}

/**
 * Lays customers, what they said, and a digest to all of them, scheduled for now, through the product's own API; only the theme
 * it tells of and the first customer, who made its point, are put there by hand. No worker runs yet, and nothing is open at the end.
 */
export async function layDigest(place: Place, recipients: number, { triesSubjects = false } = {}): Promise<LaidDigest> {
  const { laid: id, get } = await layWorld(place, async (app, world) => {
    const lead = await world.join('lead');
    const themeId = await layTheme(app, world, { title: 'Bills come late' });
    await layCustomers(app, world, [{ email: addressOf(0), themeId }]);
    for (let from = 1; from < recipients; from += lot) {
      const items = Array.from({ length: Math.min(lot, recipients - from) }, (_, i) => ({ source: 'After a call', externalId: `call-${from + i}`, metric: 'nps', score: (from + i) % 11, customer: { externalId: `c-${from + i}`, email: addressOf(from + i) } }));
      await answerOf(world.admin.post('/api/v1/feedback', items));
    }
    const today = dayIn(app.deps.now(), 'Europe/London');
    const period = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
    const { id } = z.object({ id: z.uuid() }).parse(await answerOf(world.admin.post('/api/v1/digests', { period })));
    if (triesSubjects) await answerOf(world.admin.patch(`/api/v1/digests/${id}`, { subject: triedSubjects.first, subjectTest: { subject: triedSubjects.second, percent: 40, hours: 4 } }));
    await answerOf(world.admin.post(`/api/v1/digests/${id}/review`, {}));
    const { version } = z.object({ version: z.number() }).parse(await answerOf(lead.get(`/api/v1/digests/${id}`)));
    await answerOf(lead.post(`/api/v1/digests/${id}/approval`, { approve: true, version }));
    const { people } = z.object({ people: z.number() }).parse(await answerOf(world.admin.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })));
    if (people !== recipients) throw new Error(`The digest goes to ${people} people, not ${recipients}.`);
    return id;
  });
  return { ask: (url, end = '') => get(url, `/api/v1/digests/${id}${end}`) };
}
