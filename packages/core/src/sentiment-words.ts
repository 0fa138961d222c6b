/** What a person felt; "unknown" is an answer too. */
export const sentiments = ['negative', 'neutral', 'positive', 'unknown'] as const;
export type Sentiment = (typeof sentiments)[number];
export type KnownSentiment = Exclude<Sentiment, 'unknown'>;

/** Who says so: the customer's own rating, what was learned from this organisation, a list of words, or a person of the staff. */
export const sentimentSources = ['rating', 'learned', 'words', 'person'] as const;
export type SentimentSource = (typeof sentimentSources)[number];
