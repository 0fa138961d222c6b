import { type arcNames, type Ring, ringWords } from '@kept/core/act/ring.ts';
import { html, raw } from 'hono/html';
import type { Html } from './page.ts';

/** The five arcs of the ring, in a square of 28. */
export const ringPaths = {
  heard: 'M15.53 3.11A11 11 0 0 1 23.89 9.18',
  owned: 'M24.83 12.09A11 11 0 0 1 21.64 21.91',
  acting: 'M19.16 23.71A11 11 0 0 1 8.84 23.71',
  done: 'M6.36 21.91A11 11 0 0 1 3.17 12.09',
  told: 'M4.11 9.18A11 11 0 0 1 12.47 3.11',
} as const satisfies Record<(typeof arcNames)[number], string>;

const drawn = Object.entries(ringPaths).map(([name, path]) => `<path id="ring-${name}" d="${path}"/>`);

/** The closed ring beside an organisation's name; every other ring of a page takes its arcs from it. */
export const closedRing = raw(`<svg class="ring" viewBox="0 0 28 28" width="22" height="22" aria-hidden="true">${drawn.join('')}</svg>`);

/** The same where a logo stands in its place: nobody sees it, and the other rings have their arcs. */
export const ringArcs = raw(`<svg class="unseen" aria-hidden="true">${drawn.join('')}</svg>`);

/** How far the loop of one theme has come, as five arcs and in words, which are the staff's unless others are given; for pages that name their organisation (page.ts). */
export function ringMark(ring: Ring, words = ringWords(ring)): Html {
  const arcs = Object.entries(ring).map(([name, state]) => html`<use href="#ring-${name}" class="${state}"/>`);
  return html`<svg class="ring" viewBox="0 0 28 28" width="22" height="22" role="img" aria-label="${words}">${arcs}</svg>`;
}
