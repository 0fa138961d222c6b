import type { ReactElement } from 'react';
import { dark, light } from './theme.ts';

/** How far a loop has come: arcs reached of five (heard, owned, acting, done, told), and what marks the next one. */
export interface RingState { reached: 0 | 1 | 2 | 3 | 4 | 5; next?: 'now' | 'late' | 'no' }

/** The mark of the product: all five arcs reached. */
export const closedRing: RingState = { reached: 5 };

/** Says the ring in words, for readers who do not see it. */
export function ringWords(state: RingState): string {
  const next = state.next === undefined ? '' : { now: ', under way', late: ', late', no: ', answered with no' }[state.next];
  return `loop: ${state.reached} of 5${next}`;
}

const ringClass = (state: RingState) => `k-ring-${state.reached}${state.next ?? ''}`;

function arcColour(state: RingState, arc: number, colours: typeof light | typeof dark): string {
  if (arc < state.reached) return colours.kept;
  if (arc > state.reached || state.next === undefined) return colours.none;
  return { now: colours.now, late: colours.late, no: colours.ink3 }[state.next];
}

function arcs(state: RingState, colours: typeof light | typeof dark): string {
  const stops = [0, 1, 2, 3, 4].map((arc) => {
    const from = arc * 72;
    return `transparent ${from}deg ${from + 8}deg,${arcColour(state, arc, colours)} ${from + 8}deg ${from + 64}deg,transparent ${from + 64}deg ${from + 72}deg`;
  });
  return `conic-gradient(${stops.join(',')})`;
}

/**
 * Cuts the drawn circle into its five arcs where a client can; it stands in a style block of its own, so that a client
 * that throws away what it does not know loses the gaps and nothing else.
 */
export function ringCss(states: readonly RingState[]): string {
  const shape = 'border:0!important;width:22px!important;height:22px!important;border-radius:0!important;'
    + 'mask:radial-gradient(circle,transparent 6.7px,#000 7.1px,#000 10.3px,transparent 10.7px)';
  const different = [...new Map(states.map((state) => [ringClass(state), state])).values()];
  const rules = different.map((state) => `.${ringClass(state)}{${shape};background:${arcs(state, light)}!important}`).join('');
  const night = different.map((state) => `.${ringClass(state)}{background:${arcs(state, dark)}!important}`).join('');
  return `@supports (background:conic-gradient(red,red)) and (mask:radial-gradient(red,red)){${rules}@media (prefers-color-scheme:dark){${night}}}`;
}

/**
 * The ring, drawn without an image: a hosted picture would be blocked by default in half the clients and would tell our server who
 * opened the mail; inline SVG and data: pictures are stripped. A round border survives; Outlook for Windows gets an oval of its own.
 */
export function Ring({ state }: { state: RingState }): ReactElement {
  const colour = arcColour(state, state.next === undefined ? Math.max(0, state.reached - 1) : state.reached, light);
  const oval = `<v:oval xmlns:v="urn:schemas-microsoft-com:vml" style="width:14pt;height:14pt" filled="f" strokecolor="${colour}" strokeweight="2.75pt"></v:oval>`;
  const circle = `<span role="img" aria-label="${ringWords(state)}" class="${ringClass(state)}" style="display:inline-block;box-sizing:border-box;`
    + `width:20px;height:20px;border:3.5px solid ${colour};border-radius:50%;vertical-align:middle;font-size:0;line-height:0"></span>`;
  // Only our own constants stand in this markup; React cannot write the conditional comments.
  const html = `<!--[if mso]>${oval}<![endif]--><!--[if !mso]><!-->${circle}<!--<![endif]-->`;
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
