import { dayIn } from '../calendar.ts';
import type { SurveyLanguage } from '../listen/survey-languages.ts';
import { writeSurveyDay } from '../listen/write-survey-day.ts';

/** One point a customer made: one text and one theme it speaks about, or none. */
export interface SaidPoint {
  readonly feedbackId: string;
  readonly text: string;
  readonly themeId: string | null;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  /** What it is written in, where that is known. */
  readonly language?: string | null;
}

/** One of the reader's own points as their digest quotes it. */
export interface ToldPoint {
  readonly themeId: string | null;
  readonly quote: string;
  readonly saidOn: string;
}

/**
 * Chooses what of a person's own words stands in their digest: everything about a theme the digest answers, whenever it was said,
 * and what they said since the last digest that has no answer yet. The same words are never quoted twice.
 */
export function chooseOwnPoints(points: readonly SaidPoint[], answered: ReadonlySet<string>, since: Date, timezone: string, now: Date, language: SurveyLanguage = 'en'): ToldPoint[] {
  const isAnswered = (point: SaidPoint) => point.themeId !== null && answered.has(point.themeId);
  const newestFirst = [...points].sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime() || (a.feedbackId < b.feedbackId ? -1 : 1));
  const told = newestFirst.filter(isAnswered);
  const waiting = newestFirst.filter((point) => !isAnswered(point) && point.receivedAt > since);
  const quoted = new Set<string>();
  return [...told, ...waiting].flatMap((point) => {
    const quote = quoteOf(point);
    const key = isAnswered(point) ? `${point.themeId ?? ''} ${quote}` : quote;
    if (quote === '' || quoted.has(key) || (!isAnswered(point) && quoted.has(quote))) return [];
    quoted.add(key).add(quote);
    return [{ themeId: isAnswered(point) ? point.themeId : null, quote, saidOn: writeSaidOn(point.occurredAt, timezone, now, language) }];
  });
}

/** The person's own sentence: the part that makes the point, or the whole text. */
export function quoteOf(point: Pick<SaidPoint, 'text' | 'spanStart' | 'spanEnd'>): string {
  const isWhole = point.spanStart === null || point.spanEnd === null;
  return (isWhole ? point.text : point.text.slice(point.spanStart, point.spanEnd)).trim();
}

/** The day something was said, with its year only when it was not this year. */
export function writeSaidOn(at: Date, timezone: string, now: Date, language: SurveyLanguage = 'en'): string {
  const day = dayIn(at, timezone);
  return writeSurveyDay(language, day, { hasYear: day.slice(0, 4) !== dayIn(now, timezone).slice(0, 4) });
}

/** The name a person is greeted with: the first word of what is on record. */
export function firstNameOf(name: string | null): string | undefined {
  const first = name?.trim().split(/\s+/u)[0];
  return first === undefined || first === '' ? undefined : first;
}

/** Says whether a digest would quote a person at all. */
export function isQuoted(points: readonly SaidPoint[], answered: ReadonlySet<string>, since: Date): boolean {
  return chooseOwnPoints(points, answered, since, 'UTC', since).length > 0;
}
