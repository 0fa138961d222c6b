import type { Random } from './random.ts';

/*
 * Words for days that fit whatever the day of writing is: the texts of the demo world then read the same on every day, and
 * their kept vectors serve them all. A month that people name is one of the past year; the weather is British.
 */
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const weathers = ['in pouring rain', 'on a wet grey day', 'in that wind', 'with the rain lashing', 'on a damp morning'];

/** A day of the week, whichever. */
export function weekdayWord(random: Random): string {
  return random.pick(weekdays);
}

/** Words for a recent day. */
export function dateWords(random: Random): string {
  const day = random.whole(1, 28);
  return random.pick([`on the ${day}${ordinal(day)}`, `last ${weekdayWord(random)}`, `a week last ${weekdayWord(random)}`]);
}

/** The name of a month. */
export function monthWord(random: Random): string {
  return random.pick(months);
}

/** Words for the weather on an unpleasant day. */
export function weatherWords(random: Random): string {
  return random.pick(weathers);
}

function ordinal(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}
