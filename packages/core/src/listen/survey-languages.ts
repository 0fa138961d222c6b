/** The languages a survey's page can speak by itself (survey-page-words.ts). */
export const surveyLanguages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'ar', 'he'] as const;
export type SurveyLanguage = (typeof surveyLanguages)[number];
