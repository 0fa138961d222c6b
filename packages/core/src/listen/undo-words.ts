import type { ImportTarget } from './import-targets.ts';

const figure = (count: number) => count.toLocaleString('en-GB');
const names: Readonly<Record<ImportTarget, readonly [one: string, many: string]>> = { feedback: ['record', 'records'], customers: ['customer', 'customers'], contacts: ['contact', 'contacts'] };
const counted = (into: ImportTarget, count: number) => `${figure(count)} ${names[into][count === 1 ? 0 : 1]}`;

interface Brought {
  readonly into: ImportTarget;
  readonly new: number;
  readonly changed: number;
}

/** How many will stay, as was found out before. */
interface Forecast {
  readonly left: number;
}

/** What taking an import back will do, before it is done: with how many stay where that was found out. */
export function undoWill({ into, new: fresh, changed }: Brought, forecast?: Forecast): string {
  return [
    `${counted(into, fresh)} this file brought ${fresh === 1 ? 'is' : 'are'} removed${changed === 0 ? '' : `, and ${counted(into, changed)} it changed ${changed === 1 ? 'is' : 'are'} again as before`}${forecast !== undefined && forecast.left > 0 ? `, but for ${figure(forecast.left)}` : ''}.`,
    forecast === undefined
      ? 'What a person, another import or the API changed or named since stays as it is, and is counted.'
      : forecast.left === 0
        ? 'Nothing of it stays: nobody and nothing else changed or named any since.'
        : `${forecast.left === 1 ? 'It stays' : 'These stay'} as ${forecast.left === 1 ? 'it is' : 'they are'}: a person, another import or the API changed or named ${forecast.left === 1 ? 'it' : 'them'} since.`,
    ...(into === 'feedback' ? [] : ['Yeses and noes to mail stay on record.']),
  ].join(' ');
}

interface TakenBack {
  readonly into: ImportTarget;
  readonly undone: number;
  readonly restored: number;
  readonly left: number;
}

/** What taking an import back did. */
export function undoDid({ into, undone, restored, left }: TakenBack): string {
  const removed = into === 'customers' ? `${counted(into, undone)} removed` : `${figure(undone)} removed, with the customers nothing else names`;
  return `${removed}; ${figure(restored)} again as before.${left === 0 ? '' : ` ${counted(into, left)} stay${left === 1 ? 's' : ''}: something else changed or named ${left === 1 ? 'it' : 'them'} since, or ${left === 1 ? 'it was' : 'they were'} erased.`}`;
}
