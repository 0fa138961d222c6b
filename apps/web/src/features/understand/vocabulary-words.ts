import type { Sentiment } from '@kept/core/sentiment-words.ts';
import type { Channel, FeedbackKind, FrictionFrequency, JourneyStage, Metric, Origin } from '@kept/core/vocabulary.ts';

export const originWords = { marketing: 'Marketing', product: 'Product', billing: 'Billing', logistics: 'Logistics', policy: 'Policy', support: 'Support', partner: 'Partner' } as const satisfies Record<Origin, string>;

export const journeyStageWords = {
  discover: 'Discover', join: 'Join', set_up: 'Set up', use: 'Use', pay: 'Pay', get_help: 'Get help', change: 'Change', leave: 'Leave',
} as const satisfies Record<JourneyStage, string>;

export const channelWords = {
  phone: 'Phone', chat: 'Chat', email: 'Email', whatsapp: 'WhatsApp', sms: 'SMS', social: 'Social', web: 'Web', store: 'Store', bot: 'Bot', review: 'Review', survey: 'Survey', friction: 'Agent',
} as const satisfies Record<Channel, string>;

export const kindWords = { survey: 'Surveys', review: 'Reviews', friction: 'Agents', interaction: 'Contacts' } as const satisfies Record<FeedbackKind, string>;

export const metricWords = { nps: 'NPS', csat: 'CSAT', ces: 'CES', stars: 'stars', thumb: 'thumbs' } as const satisfies Record<Metric, string>;

/** What a customer felt, as it follows "felt:". */
export const feltWords = { negative: 'unhappy', neutral: 'neither', positive: 'content', unknown: 'not known' } as const satisfies Record<Sentiment, string>;

export const frequencyWords = { every_day: 'every day', every_week: 'every week', now_and_then: 'now and then' } as const satisfies Record<FrictionFrequency, string>;

/** A closed list of words as the choices of a select. */
export function choicesOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
