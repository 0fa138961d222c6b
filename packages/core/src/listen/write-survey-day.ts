import type { SurveyLanguage } from './survey-languages.ts';

/** Making one takes longer than writing a hundred days with it. */
const forms = new Map<string, Intl.DateTimeFormat>();

/** A day as the readers of a survey's page write it; without its year where that is plain. */
export function writeSurveyDay(language: SurveyLanguage, day: string, { hasYear = true }: { hasYear?: boolean } = {}): string {
  const name = `${language} ${hasYear}`;
  const form = forms.get(name) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'long', timeZone: 'UTC', ...(hasYear ? { year: 'numeric' } : {}) });
  forms.set(name, form);
  return form.format(new Date(`${day}T00:00:00Z`));
}
