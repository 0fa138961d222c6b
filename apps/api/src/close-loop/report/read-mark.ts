import { z } from 'zod';
import { type Ctx, type Deps, publicCtx } from '../../context.ts';
import type { ClickMark } from './click-mark.ts';

const claimsSchema = z.tuple([z.uuid(), z.uuid(), z.coerce.number().int().min(0).max(32_767)]);

/** The organisation and the block behind a genuine mark; undefined for one that was forged. */
export function readMark(deps: Deps, mark: string): { readonly ctx: Ctx; readonly mark: ClickMark } | undefined {
  const claims = claimsSchema.safeParse(deps.secrets.read('click', mark));
  if (!claims.success) return undefined;
  const [orgId, mailId, position] = claims.data;
  return { ctx: publicCtx(deps, orgId), mark: { mailId, position } };
}
