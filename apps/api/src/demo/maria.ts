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
    words: 'I moved my workshop to another supplier, cancelled on the 3rd, and nobody told me when the refund would come, so I rang, and rang again.',
    metric: 'csat',
    score: 2,
  },
  {
    problemKey: 'repeat-story',
    daysAgo: 24,
    words: 'The people were kind, all three of them. But I explained the whole thing to each one from the start.',
    metric: 'ces',
    score: 3,
  },
];
