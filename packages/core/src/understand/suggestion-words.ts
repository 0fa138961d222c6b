/** What a language model may be asked for, and what becomes of its answer. */
export const suggestionKinds = ['title', 'summary', 'merge'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

export const suggestionStates = ['open', 'used', 'dismissed'] as const;
