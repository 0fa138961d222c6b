import type { Ctx } from '../../context.ts';

/** Where a picture of the organisation's own is served: nobody guesses it, and what stands there never changes. */
export function imageUrl(ctx: Pick<Ctx, 'orgId' | 'secrets' | 'place'>, imageId: string): string {
  return `${ctx.place.baseUrl}/i/${ctx.secrets.sign('image', [ctx.orgId, imageId])}`;
}
