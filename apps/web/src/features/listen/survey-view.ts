import type { SendingCode } from '@kept/core/sending-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';

/** The views of a survey, and where its preview is shown; they stand in the URL. */
export const surveyTabs = ['build', 'preview', 'share', 'sending', 'answers'] as const;
type SurveyTab = (typeof surveyTabs)[number];

export const surveyDevices = ['phone', 'desktop'] as const;
export type SurveyDevice = (typeof surveyDevices)[number];

/** Over how many days sending is looked at. */
export const sendingDays = ['30', '90', '365'] as const;
export type SendingDays = (typeof sendingDays)[number];

/** What the page keeps in the URL. */
export interface SurveyView {
  tab?: SurveyTab | undefined;
  question?: string | undefined;
  lang?: SurveyLanguage | undefined;
  device?: SurveyDevice | undefined;
  apart?: '1' | undefined;
  days?: SendingDays | undefined;
  reason?: SendingCode | undefined;
}
