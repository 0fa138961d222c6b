import type { Choice } from '../../ui/select.tsx';

/** The time zones a browser knows, and those given: UTC, and names of another edition of the list, stand in no browser's. */
export function zoneChoices(...given: readonly string[]): Choice[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...given])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
