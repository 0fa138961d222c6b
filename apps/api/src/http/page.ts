import { html } from 'hono/html';
import { closedRing } from './ring-mark.ts';

export type Html = ReturnType<typeof html>;

/** A page for customers and agents: server-rendered, no script, system fonts, styles from /page.css. Everything put in is escaped. */
export function page(options: { title: string; organisationName: string; body: Html; language?: string; direction?: 'ltr' | 'rtl'; hasError?: boolean }): Html {
  const { title, organisationName, body, language = 'en', direction = 'ltr', hasError = false } = options;
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${hasError ? 'Error: ' : ''}${title}${organisationName === '' ? '' : ` – ${organisationName}`}</title>
<link rel="stylesheet" href="/page.css">
</head>
<body><main class="page">${organisationName === '' ? '' : html`<p class="who">${closedRing}${organisationName}</p>`}${body}</main></body>
</html>`;
}

/** The page for a refusal: a heading and a sentence, the same for everything that cannot be found. */
export function errorPage(title: string, message: string) {
  return page({ title, organisationName: '', body: html`<h1>${title}</h1><p>${message}</p>` });
}
