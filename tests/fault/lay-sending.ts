import { firstPlan } from '@kept/core/listen/sending-plan.ts';
import { z } from 'zod';
import { answerOf, type LaidWorld, layWorld } from './lay-world.ts';
import type { Place } from './open-place.ts';
import { zoneAtNoon } from './zone-at-noon.ts';

/** A survey that asks after every contact at once, and a key to tell of contacts with. */
export interface LaidSending {
  readonly surveyId: string;
  readonly key: string;
}

/** The budget of the run: so many mails in a fortnight, surveys at any distance. */
export const sendingBudget = { mailBudgetDays: 14, mailBudgetMost: 2, surveyGapDays: 0 } as const;

/** The address of one of the customers. */
export function customerAddress(number: number): string {
  return `asked-${number}@customers.example`;
}

/** Lays customers, for whom it is noon, and a survey whose sending is on, through the product's own API. */
export async function laySending(place: Place, customers: number): Promise<LaidWorld<LaidSending>> {
  return layWorld(place, async ({ deps }, { admin }) => {
    await answerOf(admin.patch('/api/v1/settings', sendingBudget));
    const { id } = z.object({ id: z.uuid() }).parse(await answerOf(admin.post('/api/v1/surveys', { title: 'After your contact', template: 'contact', publish: true })));
    const rules = firstPlan.rules.map((rule) => ({ ...rule, delayMinutes: 0 }));
    await answerOf(admin.put(`/api/v1/surveys/${id}/sending`, { version: 0, plan: { ...firstPlan, isOn: true, remindAfterDays: null, rules } }));
    const timezone = zoneAtNoon(deps.now());
    await answerOf(admin.post('/api/v1/customers', Array.from({ length: customers }, (_, number) => ({ externalId: `c-${number}`, email: customerAddress(number), timezone }))));
    const { secret } = z.object({ secret: z.string() }).parse(await answerOf(admin.post('/api/v1/keys', { name: 'Fault run', scopes: ['feedback:write'] })));
    return { surveyId: id, key: secret };
  });
}
