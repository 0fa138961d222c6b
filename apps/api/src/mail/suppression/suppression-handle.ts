import type { Ctx } from '../../context.ts';

/** The handle by which an address stands in an export: a mark of the list it belongs to, and the HMAC of the address. */
export function suppressionHandle(ctx: Ctx, addressMac: string): string {
  return `${markOf(ctx)}.${addressMac}`;
}

/** The HMAC behind a handle; undefined for one of another organisation or installation, where the same address has another. */
export function readSuppressionHandle(ctx: Ctx, handle: string): string | undefined {
  const [mark, addressMac] = handle.split('.');
  return mark === markOf(ctx) && addressMac !== undefined && /^[0-9a-f]{64}$/.test(addressMac) ? addressMac : undefined;
}

function markOf(ctx: Ctx): string {
  return ctx.secrets.mac('suppression-list', ctx.orgId).slice(0, 12);
}
