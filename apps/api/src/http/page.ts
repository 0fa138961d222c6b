import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

const ring = raw(
  '<svg class="ring" viewBox="0 0 28 28" width="22" height="22" aria-hidden="true"><path d="M15.53 3.11A11 11 0 0 1 23.89 9.18"/><path d="M24.83 12.09A11 11 0 0 1 21.64 21.91"/><path d="M19.16 23.71A11 11 0 0 1 8.84 23.71"/><path d="M6.36 21.91A11 11 0 0 1 3.17 12.09"/><path d="M4.11 9.18A11 11 0 0 1 12.47 3.11"/></svg>',
);

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
<body><main class="page">${organisationName === '' ? '' : html`<p class="who">${ring}${organisationName}</p>`}${body}</main></body>
</html>`;
}

/** The page for a refusal: a heading and a sentence, the same for everything that cannot be found. */
export function errorPage(title: string, message: string) {
  return page({ title, organisationName: '', body: html`<h1>${title}</h1><p>${message}</p>` });
}
