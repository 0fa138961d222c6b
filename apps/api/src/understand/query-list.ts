import { z } from 'zod';

/** A filter that may be given once or several times in an address: ?status=open&status=blocked. Left out, it narrows nothing. */
export function queryList<Word extends z.ZodType<string>>(word: Word) {
  return z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(word).min(1).max(50).optional());
}
