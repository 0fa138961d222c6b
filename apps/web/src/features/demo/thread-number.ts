import { catch as otherwise, number, optional } from 'zod/mini';

/** Which step of the guided thread a page is, in the URL; anything that is no number means that it is none. */
export const threadNumber = otherwise(optional(number()), undefined);
