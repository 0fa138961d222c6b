import { notFound } from '@kept/core/errors.ts';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readPageLogo } from '../brand/read-page-logo.ts';
import { readVoice, type Voice } from '../read-voice.ts';
import { readPublicOrganisation } from './read-public-organisation.ts';

/** Whoever keeps a copy may show it for a minute. */
const kept = 'public, max-age=60';

/** The organisation's public face; what it does not publish answers like what is not there. Throws not_found. */
export async function openPublicPage(c: Context<AppEnv>): Promise<{ ctx: Ctx; voice: Voice }> {
  const ctx = { ...(await readPublicOrganisation(c.var.deps, c.req.param('org') ?? '')), front: c.var.domain?.origin };
  const voice = await readVoice(ctx);
  if (!voice.publicPage) throw notFound('page');
  c.header('Cache-Control', kept);
  return { ctx, voice: { ...voice, logo: await readPageLogo(ctx, voice) } };
}

/** The id in a public address. Throws not_found for what cannot be one. */
export function idIn(c: Context<AppEnv>): string {
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw notFound('page');
  return id.data;
}
