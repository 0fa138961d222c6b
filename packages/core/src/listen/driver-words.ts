import { normaliseExternalId } from './external-id.ts';

/** Who says why a customer made contact: the system the contact came from, or a person here, whom nothing overrules. */
export const driverSources = ['source', 'person'] as const;
export type DriverSource = (typeof driverSources)[number];

/** What a person said to a suggested driver. */
export const driverDecisions = ['confirmed', 'corrected'] as const;
export type DriverDecision = (typeof driverDecisions)[number];

export const longestDriverName = 200;

/** A driver's name as it is shown: one spelling, single spaces. Undefined when nothing is left. */
export function driverName(text: string): string | undefined {
  return normaliseExternalId(text);
}

/** A driver's name as it is compared: capitals and spaces make no difference. */
export function driverKey(name: string): string {
  return (driverName(name) ?? '').toLowerCase();
}
