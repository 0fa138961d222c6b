import type { Ctx } from '../../context.ts';

/** Which block of which mail a link stands in. */
export interface ClickMark {
  readonly mailId: string;
  readonly position: number;
}

/** The mark a link of a digest carries: it leads nowhere by itself, and names no person. */
export function clickMark(ctx: Pick<Ctx, 'orgId' | 'secrets'>, { mailId, position }: ClickMark): string {
  return ctx.secrets.sign('click', [ctx.orgId, mailId, String(position)]);
}
