import type { Accent } from '@kept/core/organisation/accent.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { directionOf } from '@kept/core/listen/survey-words.ts';
import { html, raw } from 'hono/html';
import { closedRing, ringArcs } from './ring-mark.ts';

export type Html = ReturnType<typeof html>;

/** A picture at the size it is shown at, in CSS pixels. */
export interface PageLogo {
  readonly path: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

interface PageOptions {
  readonly title: string;
  readonly organisationName: string;
  readonly body: Html;
  /** The organisation's own colour. */
  readonly accent?: Accent | undefined;
  /** Its own sign beside its name, in place of ours. */
  readonly logo?: PageLogo | undefined;
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly hasError?: boolean;
  /** “Error” in the page's language, where there is something to mend. */
  readonly errorWord?: string | undefined;
  /** Read by everybody, found by searching the web; all other pages stay unlisted. */
  readonly isPublic?: boolean;
  /** What else stands in the head of the page. */
  readonly head?: Html;
  /** A script of ours that makes the page quicker; it works without. */
  readonly script?: string;
}

/** A page for customers and agents: server-rendered, whole without a script, system fonts, styles from /page.css. Everything put in is escaped. */
export function page(options: PageOptions): Html {
  const { title, organisationName, body, accent, logo, language = 'en', direction = 'ltr', hasError = false, isPublic = false, head = '', script } = options;
  const errorWord = options.errorWord ?? (hasError ? 'Error' : undefined);
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
${isPublic ? '' : html`<meta name="robots" content="noindex">
`}<title>${errorWord === undefined ? '' : `${errorWord}: `}${title}${organisationName === '' ? '' : ` – ${organisationName}`}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">${accent === undefined ? '' : ownColours(accent)}${head}${script === undefined ? '' : html`
<script src="${script}" defer></script>`}
</head>
<body><main class="page">${organisationName === '' ? '' : html`<p class="who">${logo === undefined ? closedRing : html`<img src="${logo.path}" alt="${logo.alt}" width="${logo.width}" height="${logo.height}">`}${organisationName}</p>${logo === undefined ? '' : ringArcs}`}${body}</main></body>
</html>`;
}

/** Nothing but the colours themselves goes in unescaped: each is # and six hex digits, by the database's own check. */
function ownColours({ light, dark, lightGround, darkGround }: Accent): Html {
  return html`<style>${raw(`:root{--kept:${light};--kept-soft:${lightGround}}@media screen and (prefers-color-scheme:dark){:root{--kept:${dark};--kept-soft:${darkGround}}}`)}</style>`;
}

/** The page for a refusal: a heading and a sentence, the same for everything that cannot be found. */
export function errorPage(title: string, message: string, language: SurveyLanguage = 'en') {
  return page({ title, organisationName: '', language, direction: directionOf(language), body: html`<h1>${title}</h1><p>${message}</p>` });
}
