import type { customer } from '@kept/db/schema/listen/customers.ts';
import { z } from 'zod';

/** What is on record of a customer, wherever one is shown whole. */
export const customerFacts = z.object({
  id: z.uuid(),
  externalId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  segment: z.string().nullable(),
  annualValue: z.number().nullable(),
  language: z.string(),
  timezone: z.string().nullable(),
  joinedOn: z.string().nullable(),
  churnedOn: z.string().nullable(),
});

/** The facts of a customer's row. */
export function factsOf(row: typeof customer.$inferSelect): z.infer<typeof customerFacts> {
  const { id, externalId, name, email, segment, annualValue, language, timezone, joinedOn, churnedOn } = row;
  return { id, externalId, name, email, segment, annualValue, language, timezone, joinedOn, churnedOn };
}
