import type { Ctx } from '../context.ts';
import { readPageLogo } from './brand/read-page-logo.ts';
import { readVoice, type Voice } from './read-voice.ts';

/** The organisation as its pages for customers show it: name, colour, and its logo where it has one. */
export async function readPageVoice(ctx: Ctx): Promise<Voice> {
  const voice = await readVoice(ctx);
  return { ...voice, logo: await readPageLogo(ctx, voice) };
}
