import type { MariaSentence } from './story-plan.ts';

/** What Maria Okafor said over the year: one thing that was fixed, one that is not yet, one that waits for the telephony. */
export const mariaSentences: readonly MariaSentence[] = [
  {
    problemKey: 'direct-debit-changed',
    daysAgo: 254,
    words: 'You put my direct debit up from £84 to £131 and I found out from my bank. A letter a week before would have been enough.',
    metric: 'nps',
    score: 3,
  },
  {
    problemKey: 'refund-late',
    daysAgo: 66,
    words: 'I cancelled on the 3rd. Nobody told me when the refund would come, so I rang, and rang again.',
    metric: 'csat',
    score: 2,
  },
  {
    problemKey: 'repeat-story',
    daysAgo: 24,
    words: 'The people were kind, but after every transfer I had to explain the whole thing to the next person from the start.',
    metric: 'ces',
    score: 3,
  },
];
