import type { DigestPerson } from './digest-shape.ts';
import { safeUrl } from './safe-url.ts';

/** Where a theme's title leads one reader, checked; undefined where it leads nowhere. */
export function moreUrl({ readMore }: DigestPerson, themeId: string, isOwn: boolean): string | undefined {
  const url = readMore?.(themeId, isOwn);
  return url === undefined ? undefined : safeUrl(url);
}
