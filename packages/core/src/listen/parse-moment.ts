import { instantAtWall } from './instant-at-wall.ts';

export const dateOrders = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How dates of a file are to be read: whose clock, and which number comes first in 03/04/2025 where that was said. */
export interface DateReading {
  readonly timezone: string;
  readonly order?: DateOrder;
}

export type ParsedMoment = { readonly ok: true; readonly at: Date } | { readonly ok: false; readonly problem: string };

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: string | undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const earliestYear = 1970;
/** 1 January 1970 and the end of 2099 as spreadsheets count them. */
const firstSerialDay = 25_569;
const lastSerialDay = 73_051;
const time = String.raw`(?:[T ,]+(?<time>\d{1,2}:\d{2}.*))?`;
const yearFirst = new RegExp(String.raw`^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})${time}$`);
const numbers = new RegExp(String.raw`^(?<first>\d{1,2})(?<sign>[-/.])(?<second>\d{1,2})[-/.](?<year>\d{4})${time}$`);
const dayName = new RegExp(String.raw`^(?:[a-z]{3,9},? )?(?<day>\d{1,2})(?:st|nd|rd|th)?[ -](?<name>[a-z]{3,9})\.?,?[ -](?<year>\d{4})${time}$`, 'i');
const nameDay = new RegExp(String.raw`^(?:[a-z]{3,9},? )?(?<name>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})${time}$`, 'i');

/**
 * Reads a date or time as files hold it: ISO, seconds or milliseconds since 1970, 31/12/2025, 31.12.2025, 31 Dec 2025, or the days since
 * 30 December 1899 a spreadsheet counts in (45992.375).
 * A date that two countries read differently is refused unless the order was said; a day that does not exist always is.
 */
export function parseMoment(text: string, reading: DateReading): ParsedMoment {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (/^\d{9,11}(?:\.\d+)?$/.test(plain)) return moment(new Date(Math.round(Number(plain) * 1000)), plain);
  if (/^\d{12,14}$/.test(plain)) return moment(new Date(Number(plain)), plain);
  const serial = serialDay(plain);
  if (serial !== undefined) return fromSerial(serial, plain, reading.timezone);
  const parts = partsOf(plain, reading);
  if (parts === 'ambiguous') return { ok: false, problem: `'${shorten(plain)}' can be read in two ways. Say which number is the day with dates=dmy or dates=mdy.` };
  return parts === undefined ? notADate(plain) : fromParts(parts, plain, reading.timezone);
}

function partsOf(plain: string, reading: DateReading): Parts | 'ambiguous' | undefined {
  const iso = yearFirst.exec(plain)?.groups;
  if (iso !== undefined) return { year: Number(iso.year), month: Number(iso.month), day: Number(iso.day), time: iso.time };
  const named = (dayName.exec(plain) ?? nameDay.exec(plain))?.groups;
  if (named !== undefined) return { year: Number(named.year), month: months.indexOf((named.name ?? '').slice(0, 3).toLowerCase()) + 1, day: Number(named.day), time: named.time };
  const found = numbers.exec(plain)?.groups;
  if (found === undefined) return undefined;
  const [first, second] = [Number(found.first), Number(found.second)];
  const order = reading.order ?? (found.sign === '.' || first > 12 ? 'dmy' : second > 12 ? 'mdy' : first === second ? 'dmy' : undefined);
  if (order === undefined) return 'ambiguous';
  return { year: Number(found.year), month: order === 'dmy' ? second : first, day: order === 'dmy' ? first : second, time: found.time };
}

/** Spreadsheets count days in five digits from 1970 to 2149; shorter numbers are anything. */
function serialDay(plain: string): number | undefined {
  const value = /^[2-9]\d{4}(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
  return value !== undefined && value >= firstSerialDay && value < lastSerialDay ? value : undefined;
}

/** Such a number knows no zone: it is what a clock on the wall said. */
function fromSerial(serial: number, plain: string, timezone: string): ParsedMoment {
  const wall = new Date(Math.round((serial - firstSerialDay) * 86_400) * 1000);
  return moment(new Date(instantAtWall(wall.getTime(), timezone)), plain);
}

function fromParts(parts: Parts, plain: string, timezone: string): ParsedMoment {
  const { year, month, day } = parts;
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  const clock = clockOf(parts.time ?? '00:00');
  if (!isReal || clock === undefined) return notADate(plain);
  const [hours, minutes, seconds, milliseconds] = clock.numbers;
  if (clock.offsetMinutes !== undefined) return moment(new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds, milliseconds) - clock.offsetMinutes * 60_000), plain);
  return moment(new Date(instantAtWall(Date.UTC(year, month - 1, day, hours, minutes, seconds, milliseconds), timezone)), plain);
}

function clockOf(text: string): { numbers: [number, number, number, number]; offsetMinutes?: number } | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?([ap]m)? ?(?:(z|utc|gmt)|([+-])(\d{2}):?(\d{2})?)?$/i.exec(text);
  if (match === null) return undefined;
  const half = match[5]?.toLowerCase();
  const given = Number(match[1]);
  if (half !== undefined && (given < 1 || given > 12)) return undefined;
  const hours = half === undefined ? given : (given % 12) + (half === 'pm' ? 12 : 0);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const numbers: [number, number, number, number] = [hours, minutes, seconds, Number((match[4] ?? '0').padEnd(3, '0').slice(0, 3))];
  if (match[6] !== undefined) return { numbers, offsetMinutes: 0 };
  if (match[7] === undefined) return { numbers };
  return { numbers, offsetMinutes: (match[7] === '-' ? -1 : 1) * (Number(match[8]) * 60 + Number(match[9] ?? 0)) };
}

function moment(at: Date, plain: string): ParsedMoment {
  const year = at.getUTCFullYear();
  return Number.isNaN(at.getTime()) || year < earliestYear || year > 9999 ? notADate(plain) : { ok: true, at };
}

function notADate(plain: string): ParsedMoment {
  return { ok: false, problem: `'${shorten(plain)}' is not a date.` };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}
