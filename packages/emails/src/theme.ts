import type { CSSProperties } from 'react';

export type Direction = 'ltr' | 'rtl';

/** The colours of the product in light, as they stand inline in every mail. */
export const light = {
  page: '#f3f1ec', sheet: '#ffffff', line: '#e4e1d9', lineStrong: '#cfcabf', ink: '#1b1f1c', ink2: '#4d544f', ink3: '#696f69',
  kept: '#0b6b4f', keptInk: '#ffffff', keptSoft: '#e3f1eb', late: '#b3361b', now: '#3b6fb6', none: '#cfcabf',
} as const;

/** The same colours for a reader in the dark; clients that keep style blocks swap them in. */
export const dark = {
  page: '#121512', sheet: '#191d1a', line: '#2a302b', lineStrong: '#3a423c', ink: '#eceee9', ink2: '#b7beb8', ink3: '#8e968f',
  kept: '#4fbf98', keptInk: '#08130e', keptSoft: '#182b23', late: '#f08a6c', now: '#84aee8', none: '#3a423c',
} as const;

const ui = "'Inter Variable', Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const voice = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Times New Roman', serif";

/** The organisation answers in sans, customers speak in serif. */
export const type = {
  h1: { fontFamily: ui, fontSize: '28px', lineHeight: '34px', fontWeight: 650, letterSpacing: '-0.02em', margin: '0', color: light.ink },
  h2: { fontFamily: ui, fontSize: '18px', lineHeight: '24px', fontWeight: 650, margin: '32px 0 10px', color: light.ink },
  h3: { fontFamily: ui, fontSize: '15px', lineHeight: '22px', fontWeight: 650, margin: '0 0 4px', color: light.ink },
  sentence: { fontFamily: ui, fontSize: '17px', lineHeight: '25px', margin: '12px 0 0', color: light.ink },
  body: { fontFamily: ui, fontSize: '15px', lineHeight: '23px', margin: '0 0 12px', color: light.ink },
  small: { fontFamily: ui, fontSize: '13px', lineHeight: '19px', margin: '8px 0 0', color: light.ink2 },
  tiny: { fontFamily: ui, fontSize: '12px', lineHeight: '19px', margin: '4px 0 0', color: light.ink3 },
  voice: { fontFamily: voice, fontSize: '18px', lineHeight: '27px', margin: '0', color: light.ink },
  button: {
    fontFamily: ui, fontSize: '14px', lineHeight: '18px', fontWeight: 600, color: light.ink, backgroundColor: light.sheet, textDecoration: 'none',
    border: `1px solid ${light.lineStrong}`, borderRadius: '6px', padding: '11px 16px', display: 'inline-block', textAlign: 'center', wordSpacing: '0', margin: '0 0 8px',
  },
} satisfies Record<string, CSSProperties>;

/** Gives the side a line of this direction starts at; mail clients do not know logical properties. */
export const startSide = (dir: Direction): 'left' | 'right' => (dir === 'rtl' ? 'right' : 'left');

const darkRules: ReadonlyArray<readonly [selector: string, attribute: 'c' | 'b', rule: string]> = [
  ['.k-page', 'b', `background-color:${dark.page}!important`],
  ['.k-sheet', 'b', `background-color:${dark.sheet}!important`],
  ['.k-ink', 'c', `color:${dark.ink}!important`],
  ['.k-ink2', 'c', `color:${dark.ink2}!important`],
  ['.k-ink3', 'c', `color:${dark.ink3}!important`],
  ['.k-late', 'c', `color:${dark.late}!important`],
  ['.k-line', 'c', `border-color:${dark.line}!important`],
  ['.k-strong', 'c', `border-color:${dark.lineStrong}!important`],
  ['.k-ring-5', 'c', `border-color:${dark.kept}!important`],
  ['.k-did', 'b', `background-color:${dark.keptSoft}!important`],
  ['.k-button', 'b', `background-color:${dark.sheet}!important`],
  ['.k-button', 'c', `color:${dark.ink}!important;border-color:${dark.lineStrong}!important`],
  ['.k-primary', 'b', `background-color:${dark.kept}!important`],
  ['.k-primary', 'c', `color:${dark.keptInk}!important;border-color:${dark.kept}!important`],
];

/** The style block of every mail: phone measures and the dark colours; a client that drops it still shows the light mail whole. */
export const headCss = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}body{margin:0;-webkit-text-size-adjust:100%}a{color:inherit}',
  '@media (max-width:620px){.k-outer{padding:0!important}.k-pad{padding:24px 18px 28px!important}.k-h1{font-size:24px!important;line-height:30px!important}',
  '.k-panel{padding:14px 16px!important}.k-tap{padding:11px 11px!important}.k-scale{max-width:300px!important}}',
  `@media (prefers-color-scheme:dark){${darkRules.map(([selector, , rule]) => `${selector}{${rule}}`).join('')}}`,
  // Outlook on the web rewrites colours by these attributes and ignores prefers-color-scheme.
  darkRules.map(([selector, attribute, rule]) => `[data-ogs${attribute}] ${selector}{${rule}}`).join(''),
].join('');
