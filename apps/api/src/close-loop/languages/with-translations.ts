import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';

/** What is kept, with what was sent in the place of the same language; null takes a language back, and what was not sent stays. */
export function withTranslations<Words>(kept: Partial<Record<SurveyLanguage, Words>>, sent: Partial<Record<SurveyLanguage, Words | null>> = {}): Partial<Record<SurveyLanguage, Words>> {
  const next: Partial<Record<SurveyLanguage, Words>> = {};
  for (const language of surveyLanguages) {
    const words = sent[language] === undefined ? kept[language] : (sent[language] ?? undefined);
    if (words !== undefined) next[language] = words;
  }
  return next;
}
