import type { SurveyLanguage } from './survey-languages.ts';

/** A day as the readers of a survey's page write it; without its year where that is plain. */
export function writeSurveyDay(language: SurveyLanguage, day: string, { hasYear = true }: { hasYear?: boolean } = {}): string {
  const form = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'long', timeZone: 'UTC', ...(hasYear ? { year: 'numeric' } : {}) });
  return form.format(new Date(`${day}T00:00:00Z`));
}
