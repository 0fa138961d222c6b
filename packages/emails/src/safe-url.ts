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

/** The link that opens a mail to an address of ours; anything that is no plain address is refused. */
export function replyUrl(address: string, about: string): string {
  if (!/^[a-z0-9+.-]+@[a-z0-9.-]+$/.test(address)) throw new AppError('invalid', `A mail cannot be answered at "${address.slice(0, 80)}".`);
  return `mailto:${address}?subject=${encodeURIComponent(`Re: ${about}`)}`;
}
