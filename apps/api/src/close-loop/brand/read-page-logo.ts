import { fitted, logoRoom } from '@kept/core/organisation/fitted.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import type { PageLogo } from '../../http/page.ts';
import type { Voice } from '../read-voice.ts';
import { readMailImages } from './read-mail-images.ts';

/** The organisation's logo for the head of its public pages, never larger than it is; its path is the same under every name the page is opened by. */
export async function readPageLogo(ctx: Ctx, { logoImageId }: Pick<Voice, 'logoImageId'>): Promise<PageLogo | undefined> {
  if (logoImageId === null) return undefined;
  const image = (await inOrg(ctx.db, ctx.orgId, (tx) => readMailImages(tx, ctx, [logoImageId]))).get(logoImageId);
  if (image === undefined) return undefined;
  return { path: new URL(image.url).pathname, alt: image.alt, ...fitted(image, logoRoom) };
}
