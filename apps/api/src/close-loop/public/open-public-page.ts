import { notFound } from '@kept/core/errors.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { chooseLanguage } from '@kept/core/listen/survey-words.ts';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readPageLanguage } from '../read-page-language.ts';
import { readPageVoice } from '../read-page-voice.ts';
import type { Voice } from '../read-voice.ts';
import type { PublicVoice } from './public-words.ts';
import { readPublicOrganisation } from './read-public-organisation.ts';

/** Whoever keeps a copy may show it for a minute. */
const kept = 'public, max-age=60';

/** The organisation's public face in the language the address asks for, otherwise the browser's; what it does not publish answers like what is not there. Throws not_found. */
export async function openPublicPage(c: Context<AppEnv>): Promise<{ ctx: Ctx; voice: PublicVoice }> {
  const { ctx, voice } = await openPublicFace(c);
  return { ctx, voice: await voiceIn(c, ctx, voice) };
}

/** The same for programs: in the language the address names or in English, whoever asks, so that what many read of one address stays one text. */
export async function openPublicSource(c: Context<AppEnv>): Promise<{ ctx: Ctx; voice: PublicVoice }> {
  const { ctx, voice } = await openPublicFace(c);
  const language = chooseLanguage(surveyLanguages, c.req.query('lang') ?? '', '');
  return { ctx, voice: { ...voice, language, isAsked: language !== 'en' } };
}

/** In which language a page of the organisation's speaks to whoever opens it; a cache keeps each by the languages that were asked for. */
export async function voiceIn(c: Context<AppEnv>, ctx: Ctx, voice: Voice): Promise<PublicVoice> {
  c.header('Vary', 'Accept-Language', { append: true });
  const language = await readPageLanguage(c, ctx);
  return { ...voice, language, isAsked: c.req.query('lang') !== undefined };
}

async function openPublicFace(c: Context<AppEnv>): Promise<{ ctx: Ctx; voice: Voice }> {
  const ctx = { ...(await readPublicOrganisation(c.var.deps, c.req.param('org') ?? '')), front: c.var.domain?.origin };
  const voice = await readPageVoice(ctx);
  if (!voice.publicPage) throw notFound('page');
  c.header('Cache-Control', kept);
  return { ctx, voice };
}

/** The id in a public address. Throws not_found for what cannot be one. */
export function idIn(c: Context<AppEnv>): string {
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw notFound('page');
  return id.data;
}
