import { coldness, dayOf, monthOf } from './calendar.ts';
import type { Random } from './random.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const weathers = {
  cold: ['in the freezing cold', 'with frost on the windows', 'with ice on the road', 'with snow outside', 'in minus two'],
  warm: ['in that heat', 'with all windows open', 'on a sunny day', 'in midsummer', 'in blazing sunshine'],
  mild: ['in pouring rain', 'on a wet grey day', 'in that wind', 'with the rain lashing', 'on a damp morning'],
} as const;

/** One character of the private use area stands for words that wait for the day on which the text is written. */
const firstMark = 0xe000;
const marks = /[\uE000-\uE0FF]/g;
const shortestAgo = 4;
const daysAgoRange = 21;
const dateForms = 4;
const monthsFrom = dateForms * daysAgoRange;
const weatherFrom = monthsFrom + 3;

/** An example day on which texts are compared, so that two which differ in nothing but a date count as alike. */
const exampleAt = Date.UTC(2025, 0, 20);

/** A day of the week, whichever. */
export function weekdayWord(random: Random): string {
  return random.pick(weekdays);
}

/** Words for a recent day: mostly such as fit any time of the year, sometimes a mark for one that names its month. */
export function dateWords(random: Random): string {
  if (random.chance(0.2)) return markOf(random.whole(0, monthsFrom - 1));
  const day = random.whole(1, 28);
  return random.pick([`on the ${day}${ordinal(day)}`, `last ${weekdayWord(random)}`, `a week last ${weekdayWord(random)}`]);
}

/** A mark for the name of a month, one to three months back. */
export function monthMark(random: Random): string {
  return markOf(monthsFrom + random.whole(0, 2));
}

/** A mark for the weather of the season. */
export function weatherMark(random: Random): string {
  return markOf(weatherFrom + random.whole(0, weathers.cold.length - 1));
}

/** Puts words for every mark, fitting the day on which the text is written: no frost in July, no dates in the future. */
export function settleDates(text: string, at: number): string {
  const isAllLower = !/[A-Z]/.test(text);
  return text.replace(marks, (mark, index: number) => {
    const words = wordsAt(mark.charCodeAt(0) - firstMark, at);
    if (isAllLower) return words.toLowerCase();
    return index === 0 || /[.!?] $/.test(text.slice(0, index)) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  });
}

/** The text as it would read on one and the same day, for comparing texts with each other whatever day it is. */
export function asOnExampleDay(text: string): string {
  return text.replace(marks, (mark) => wordsAt(exampleMark(mark.charCodeAt(0) - firstMark), exampleAt));
}

/** Marks of one form read alike on the example day. */
function exampleMark(code: number): number {
  if (code < monthsFrom) return code - (code % daysAgoRange);
  return code < weatherFrom ? monthsFrom : code;
}

function wordsAt(code: number, at: number): string {
  if (code >= weatherFrom) return weatherAt(code - weatherFrom, at);
  if (code >= monthsFrom) return months[(monthOf(at) - 1 - (code - monthsFrom + 1) + 12) % 12] ?? '';
  const then = at - (shortestAgo + (code % daysAgoRange)) * 86_400_000;
  const day = Number(dayOf(then).slice(8));
  const month = months[monthOf(then) - 1] ?? '';
  return [`on ${day} ${month}`, `on the ${day}${ordinal(day)} of ${month}`, `back in ${month}`, `on ${month} ${day}${ordinal(day)}`][Math.floor(code / daysAgoRange)] ?? '';
}

function weatherAt(index: number, at: number): string {
  const cold = coldness(at);
  return weathers[cold > 0.66 ? 'cold' : cold < 0.33 ? 'warm' : 'mild'][index] ?? '';
}

function markOf(code: number): string {
  return String.fromCharCode(firstMark + code);
}

function ordinal(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}
