import { notFound } from '@kept/core/errors.ts';
import type { Context } from 'hono';
import { type Ctx, publicCtx } from '../context.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { TokenPurpose } from '../secrets.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The organisation and the claims of a signed link; a forged one is not found, in the same words as one that never was. */
export function readLink(c: Context<AppEnv>, purpose: TokenPurpose, claimCount: number, atMost = claimCount): { ctx: Ctx; claims: readonly string[] } {
  const claims = c.var.deps.secrets.read(purpose, c.req.param('token') ?? '');
  const orgId = claims?.[0] ?? '';
  if (claims === undefined || claims.length < claimCount || claims.length > atMost || !uuid.test(orgId)) throw notFound('page');
  // Threat: a link of one organisation opened under another's name, as if it were theirs.
  if (c.var.domain !== undefined && c.var.domain.orgId !== orgId) throw notFound('page');
  return { ctx: { ...publicCtx(c.var.deps, orgId), front: c.var.domain?.origin }, claims };
}

/** One claim by its place; the signature vouches for it being there. */
export function claimAt(claims: readonly string[], place: number): string {
  const claim = claims[place];
  if (claim === undefined) throw notFound('page');
  return claim;
}
