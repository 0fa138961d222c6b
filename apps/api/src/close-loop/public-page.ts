import { type LoopKept, writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import type { BlockKind } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';
import { ringMark } from '../http/ring-mark.ts';
import type { PublicPage, PublicTheme } from './read-public-page.ts';

const headings = { did: 'We did', working: 'We are working on', declined: 'We decided not to', unanswered: 'Not answered yet' } as const satisfies Record<BlockKind, string>;
const confirmedRow = 'Of these, confirmed by customers or data';
const figures = new Intl.NumberFormat('en-GB');

/** "You said, we did", for anybody who has the address. */
export function publicPage(organisationName: string, found: PublicPage): Html {
  const sections = found.sections.map(({ kind, themes }) => html`<h2>${headings[kind]}</h2>${themes.map((theme) => themeEntry(kind, theme))}`);
  const none = html`<p>Nothing has been decided yet. What customers say is read, gets a person and a date, and is answered here.</p>`;
  const body = html`<h1>You said, we did</h1>${keptEntry(found.kept)}${found.sections.length === 0 ? none : sections}
<p class="foot">Next on ${found.nextDigestOn}. This page is made from what customers told ${organisationName}; nobody can be recognised on it.</p>`;
  return page({ title: 'You said, we did', organisationName, body });
}

function themeEntry(kind: BlockKind, theme: PublicTheme): Html {
  const facts = [
    `${figures.format(theme.people)} ${theme.people === 1 ? 'customer' : 'customers'} told us.`,
    theme.on === null ? '' : kind === 'did' ? `Live since ${theme.on}.` : `Promised for ${theme.on}.`,
    theme.evidence ?? '',
  ].filter((fact) => fact !== '');
  return html`<section><h3 class="ringed">${ringMark(theme.ring)}<span>${theme.title}</span></h3>${theme.quote === null ? '' : html`<p class="said">“${theme.quote}”</p>`}
<div${kind === 'did' ? html` class="did"` : ''}>${theme.words}</div><p class="tiny">${facts.join(' ')}</p></section>`;
}

function keptEntry(kept: LoopKept): Html {
  if (kept.raised === 0) return html`<p>${writeLoopKept(kept)}</p>`;
  const rows: [string, number][] = [['Changed', kept.changed], [confirmedRow, kept.confirmed], ['Decided not to, with a reason', kept.declined], ['Not answered', kept.unanswered]];
  return html`<p>${writeLoopKept(kept)}</p><table><caption class="tiny">A concern is one text and one thing it speaks about; ${figures.format(kept.raised)} were raised more than 90 days ago.</caption>
${rows.map(([name, count]) => html`<tr${name === confirmedRow ? html` class="part"` : ''}><th scope="row">${name}</th><td>${figures.format(count)}</td></tr>`)}</table>`;
}
