import { catch as otherwise, optional, string } from 'zod/mini';

/** A text in the URL that may be missing; anything else there counts as missing. */
export const searchText = otherwise(optional(string()), undefined);
