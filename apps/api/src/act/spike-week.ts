import { addDaysTo } from '@kept/core/calendar.ts';

const hourMilliseconds = 3_600_000;
/** A week is over everywhere on earth once it is over in the westernmost zone; then every clock agrees which week is looked at. */
const hoursUntilOverEverywhere = 14;

/** The Monday of the last week that is over wherever an organisation is. */
export function spikeWeek(now: Date): string {
  const day = new Date(now.getTime() - hoursUntilOverEverywhere * hourMilliseconds);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return addDaysTo(day.toISOString().slice(0, 10), -sinceMonday - 7);
}
