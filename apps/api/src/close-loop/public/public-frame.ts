import { directionOf } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import { type Html, page } from '../../http/page.ts';
import { languageLinks } from '../customer-page.ts';
import { newsLink, type PublicVoice } from './public-words.ts';

interface Shown {
  readonly title: string;
  readonly body: Html;
  /** Its path behind the organisation's address, where everybody may find it. */
  readonly path?: string;
  /** What a change of language takes along; without it the page has one language alone, as what answers a form. */
  readonly query?: Readonly<Record<string, string>>;
  readonly head?: Html;
  readonly script?: string;
  readonly errorWord?: string | undefined;
}

/** A page of an organisation's for everybody: its name, colour and logo, in the reader's language and direction. */
export function publicFrame(voice: PublicVoice, { title, body, path, query, head, script, errorWord }: Shown): Html {
  const { organisationName, accent, logo, language } = voice;
  const languages = query === undefined ? '' : languageLinks(language, query);
  const whole = html`${path === undefined ? '' : newsLink(voice, path)}${head ?? ''}`;
  return page({ title, organisationName, accent, logo, language, direction: directionOf(language), errorWord, isPublic: path !== undefined, head: whole, body: html`${body}${languages}`, ...(script === undefined ? {} : { script }) });
}
