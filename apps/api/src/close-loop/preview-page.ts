import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';

/** What a link in a preview or test mail opens: nothing of anybody. */
export function previewPage(): Html {
  return page({ title: 'This is a preview', organisationName: '', body: html`<h1>This is a preview</h1><p>In the mail that goes out, this link is the reader’s own. Here it does nothing.</p>` });
}
