import type { Ctx } from '../../context.ts';
import type { Voice } from '../read-voice.ts';

/** Where a block's title leads its reader: of their own words to their own page, of others' to the theme's public page, where the organisation has one. */
export function moreUrl(ctx: Ctx, voice: Pick<Voice, 'publicPage' | 'publicPageUrl'>, themeId: string, { isOwn, isLive, receiptUrl, mark }: { readonly isOwn: boolean; readonly isLive: boolean; readonly receiptUrl: string; readonly mark: string | undefined }): string | undefined {
  if (!isOwn && !voice.publicPage) return undefined;
  if (!isLive) return `${ctx.place.baseUrl}/r/preview`;
  return `${isOwn ? receiptUrl : `${voice.publicPageUrl}/themes/${themeId}`}${mark === undefined ? '' : `?k=${mark}`}`;
}
