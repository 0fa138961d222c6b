import { oneLine } from '../../organisation/one-line.ts';

/** What a picture shows, in words: every picture needs them. */
export const altText = oneLine('Say what it shows, for readers who do not see it.', 200);
