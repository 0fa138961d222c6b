import { AppError } from '@kept/core/errors.ts';
/** Gives the link back when it may stand in a mail; anything but http and https (javascript:, data:, a relative path) is refused with a sentence. */
export function safeUrl(url: string): string {
  if (!URL.canParse(url)) throw new AppError('invalid', `A link in a mail must be a whole address such as https://example.org/page, not "${url.slice(0, 80)}".`);
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') {
    throw new AppError('invalid', `A link in a mail must start with https:// or http://, not "${parsed.protocol}".`);
  }
  return parsed.href;
}
