import type { Ctx } from '../../context.ts';

/** Whoever got a mail, as an HMAC: it counts one person once and cannot be turned back into whom. */
export function readerOf(ctx: Pick<Ctx, 'orgId' | 'secrets'>, mailId: string): string {
  return ctx.secrets.mac('click', `${ctx.orgId}\n${mailId}`).slice(0, 32);
}
