import { html } from 'hono/html';
import type { Html } from './page.ts';

/** One thing to mend, and the id of its field where there is one. */
export interface PageProblem {
  readonly to?: string | undefined;
  readonly message: string;
}

/** What stands above a form that came back: it has the focus, so that it is heard first, and each line leads to its field. */
export function problemBox(heading: string | Html, problems: readonly PageProblem[], more: Html | '' = ''): Html {
  const lines = problems.map(({ to, message }) => html`<li>${to === undefined ? message : html`<a href="#${to}">${message}</a>`}</li>`);
  return html`<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problem"><h2 id="problem">${heading}</h2>${lines.length === 0 ? '' : html`<ul class="plain bare">${lines}</ul>`}${more}</div>`;
}
