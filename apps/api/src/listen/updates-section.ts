import { writeDay } from '@kept/core/calendar.ts';
import { html } from 'hono/html';
import type { Html } from '../http/page.ts';
import type { AgentsUpdate } from './read-agents-updates.ts';

/** What owners have said to agents since the round, each under its point; empty without any. */
export function updatesSection(updates: readonly AgentsUpdate[]): Html | '' {
  if (updates.length === 0) return '';
  return html`<h2>What has happened since</h2><ul class="plain">${updates.map(({ title, text, at }) => html`<li><strong>${title}</strong>, ${writeDay(at.toISOString().slice(0, 10))}${text.split(/\n+/).map((part) => html`<p>${part}</p>`)}</li>`)}</ul>`;
}
